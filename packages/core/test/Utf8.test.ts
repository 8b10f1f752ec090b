import { assert, it } from "@effect/vitest"
import * as Utf8 from "@effect-vendors/core/vendor/Utf8"
import * as Schema from "effect/Schema"

it.prop(
  "encode agrees with TextEncoder and never writes again into bytes that it gave away",
  [Schema.Array(Schema.String)],
  ([texts]) => {
    const encoded = texts.map(Utf8.encode)
    for (const [i, text] of texts.entries()) {
      assert.deepStrictEqual([...encoded[i]!], [...new TextEncoder().encode(text)])
    }
  }
)

it("encode takes texts of every size", () => {
  for (let length = 0; length < 20_000; length += 997) {
    const text = "文".repeat(length)
    assert.strictEqual(new TextDecoder().decode(Utf8.encode(text)), text)
  }
})
