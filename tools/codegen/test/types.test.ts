/** The types that vendors name in their documents, as schemas. */
import { assert, describe, it } from "@effect/vitest"
import type * as Model from "../src/model.ts"
import { schema, struct } from "../src/print/schema.ts"
import { typeOf } from "../src/tencent/types.ts"
import { nameOf, scalar } from "../src/top/fields.ts"

describe("the types of Tencent Cloud", () => {
  const printed = (type: string, more: object = {}) => schema(typeOf({ name: "a", type, ...more }, {})!)

  it.each([
    ["binary", "Wire.Base64"],
    ["datetime_iso", "Wire.String"],
    ["int64", "Wire.Int"],
    ["uint64", "Wire.int({ minimum: 0 })"]
  ])("%s is %s", (type, expected) => {
    assert.strictEqual(printed(type), expected)
    assert.strictEqual(printed(type, { list: true }), `Wire.array(${expected})`)
  })

  it("keep the limits that a patch gives to an unsigned number", () => {
    const limited = typeOf({ name: "a", type: "uint64" }, { minimum: 1, maximum: 9 })
    assert.strictEqual(schema(limited!), "Wire.int({ minimum: 1, maximum: 9 })")
  })
})

describe("the types of the Taobao Open Platform", () => {
  it("have files", () => {
    const { list, name } = nameOf("byte[]")
    assert.isFalse(list)
    const type = scalar(name, { name: "image", type: "byte[]" }, {})
    assert.strictEqual(schema(type!), "TopWire.FileBytes")
  })
})

describe("a struct", () => {
  const fields: ReadonlyArray<Model.Field> = [{ name: "a", required: true, type: { _tag: "Text" } }]

  it("names the fields that are not to be used", () => {
    assert.strictEqual(
      struct(fields, undefined, ["b", "c"]),
      'Wire.struct({\na: Wire.String\n}, { disabled: ["b", "c"] })'
    )
    assert.strictEqual(struct(fields), "Wire.struct({\na: Wire.String\n})")
  })
})
