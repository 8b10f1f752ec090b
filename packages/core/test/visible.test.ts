import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { visible } from "../src/internal/visible.ts"
import { integer } from "./arbitraries.ts"

describe("a text that all can see", () => {
  it.each([
    ["a terminal's escape", "\u001b[31mred\u001b[0m", "\\u001b[31mred\\u001b[0m"],
    ["a C1 control", "\u009b2J", "\\u009b2J"],
    ["a forged line", "no\r\n[12:00:00] INFO: yes", "no\\u000d\\u000a[12:00:00] INFO: yes"],
    ["other breaks of lines", "a\u0085b\u2028c\u2029d", "a\\u0085b\\u2028c\\u2029d"],
    ["a null, a tab, a delete", "\0\t\u007f", "\\u0000\\u0009\\u007f"],
    ["text that is turned around", "\u202egnp.exe\u2066\u200f", "\\u202egnp.exe\\u2066\\u200f"],
    ["characters of no width", "\u200bz\u200d\u2060\ufeff\u00ad", "\\u200bz\\u200d\\u2060\\ufeff\\u00ad"],
    ["tags, which are two units each", "\u{e0041}", "\\udb40\\udc41"],
    ["half a character", "\ud83d!", "\\ud83d!"],
    ["words, signs and faces", "余额不足 café 😀 <b>&amp;</b> \\u001b", "余额不足 café 😀 <b>&amp;</b> \\u001b"]
  ])("escapes %s", (_, text, expected) => assert.strictEqual(visible(text), expected))

  const unit = integer(0, 0xffff).pipe(Arbitrary.map((code) => String.fromCharCode(code)))

  it.prop(
    "holds no such character",
    [Arbitrary.array(unit, { maxLength: 40 }), Arbitrary.schema(Schema.String)],
    ([units, text]) => {
      const seen = visible(units.join("") + text)
      assert.notMatch(seen, /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      assert.strictEqual(visible(seen), seen)
    },
    { arbitrary: { seed: "visible", runs: 300 } }
  )
})
