import { assert, describe, it } from "@effect/vitest"
import * as Table from "@effect-vendors/core/testing/Table"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"

const key = Schema.Literals(["a", "b", "c", "10", "9", "constructor", "__proto__x", "toString"])

const Change = Schema.Union([
  Schema.TaggedStruct("Set", { key, value: Schema.Int }),
  Schema.TaggedStruct("Remove", { key })
])

const apply = (table: Table.Table<number>, change: typeof Change.Type): Table.Table<number> =>
  change._tag === "Set" ? Table.set(table, change.key, change.value) : Table.remove(table, change.key)

describe("a table", () => {
  it.prop(
    "is a record with the same entries, after any changes",
    [Arbitrary.array(Arbitrary.schema(Change), { maxLength: 40 })],
    ([changes]) => {
      const model = new Map<string, number>()
      let table: Table.Table<number> = {}
      for (const change of changes) {
        const before = { ...table }
        const next = apply(table, change)
        if (change._tag === "Set") model.set(change.key, change.value)
        else model.delete(change.key)
        // The table that was changed stays as it was.
        assert.deepStrictEqual({ ...table }, before)
        table = next
        const record = Object.fromEntries(model)
        assert.deepStrictEqual(table, record)
        assert.deepStrictEqual(Object.keys(table).toSorted(), Object.keys(record).toSorted())
        assert.deepStrictEqual(Object.values({ ...table }), Object.values(record))
        assert.deepStrictEqual(JSON.parse(JSON.stringify(table)), record)
        for (const key of ["a", "constructor", "toString", "10"]) {
          assert.strictEqual(Table.get(table, key), model.get(key))
          assert.strictEqual(Object.hasOwn(table, key), model.has(key))
        }
      }
    },
    { arbitrary: { seed: "table", runs: 200, size: 40 } }
  )

  it("keeps the order in which keys came, and a new value does not change it", () => {
    let table: Table.Table<number> = { z: 1, a: 2 }
    table = Table.set(Table.set(Table.set(table, "m", 3), "z", 4), "b", 5)
    assert.deepStrictEqual(Object.entries(table), [
      ["z", 4],
      ["a", 2],
      ["m", 3],
      ["b", 5]
    ])
    assert.deepStrictEqual(Object.keys(Table.set(Table.remove(table, "z"), "z", 6)), ["a", "m", "b", "z"])
  })

  it("has a schema like any record, and cannot be changed in place", () => {
    const schema = Schema.Record(Schema.String, Schema.Int)
    const table = Table.set({}, "a", 1)
    assert.deepStrictEqual(Schema.encodeUnknownSync(schema)(table), { a: 1 })
    assert.deepStrictEqual(Schema.decodeUnknownSync(schema)(table), { a: 1 })
    for (const change of [
      () => Object.assign(table, { b: 1 }),
      () => Reflect.deleteProperty(table, "a") || assert.fail("it is deleted"),
      () => Object.freeze(table)
    ]) {
      assert.throws(change)
    }
    assert.deepStrictEqual(table, { a: 1 })
  })
})
