import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import { mask } from "../src/vendor/internal/mask.ts"
import { integer, oneOf } from "./arbitraries.ts"

describe("a masked answer", () => {
  it.each([
    ["", ""],
    [`{"name":"张三","age":42,"ok":true,"none":null}`, `{"name":"…","age":0,"ok":true,"none":null}`],
    [`[ "secret" , -1.5e3, ["x"]]`, `[ "…" , 0, ["…"]]`],
    [`{"a\\"b":"c\\"d"}`, `{"a\\"b":"…"}`],
    // The text ends within a value.
    [`{"token":"abcdefg`, `{"token":"…"`],
    [`{"token":"abc\\`, `{"token":"…"`],
    [`"text"`, `"…"`],
    ["<b>502 Bad Gateway</b>", "<b>502 Bad Gateway</b>"],
    ["<p>session 50002abcdef</p>", "<p>session …</p>"],
    ["call 13800138000 now", "call … now"],
    // The text only begins like JSON.
    ["[ERROR] session=abcdefghijkl code 12345", "[ERROR] … code …"],
    ["[2024-01-01] session=abcdefghijkl", "[…] …"],
    ["{token: abcdefghijkl}", "{token: …}"],
    [`{"a":abcdefghijkl}`, `{"a":…}`]
  ])("%s", (text, expected) => assert.strictEqual(mask(text), expected))

  it("is cut to a length", () => {
    const masked = mask("ok. ".repeat(1000))
    assert.isAtMost(masked.length, 201)
    assert.match(masked, /^ok\. .*…$/)
    assert.isAtMost(mask(`{"${"a".repeat(1000)}":1}`).length, 201)
  })

  const alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

  const secret = Arbitrary.array(integer(0, alphabet.length - 1), { minLength: 9, maxLength: 40 }).pipe(
    Arbitrary.map((indices) => indices.map((index) => alphabet[index]).join(""))
  )

  const around = oneOf<(secret: string) => string>(
    ...[
      (secret: string) => JSON.stringify({ session: secret }),
      (secret: string) => JSON.stringify({ list: [1, { deep: `"${secret}\\` }] }),
      (secret: string) => JSON.stringify({ list: [secret, secret] }).slice(0, 14 + secret.length),
      (secret: string) => `{'session': '${secret}'}`,
      (secret: string) => `{session: ${secret}}`,
      (secret: string) => `[info] session=${secret}`,
      (secret: string) => `<input name="session" value="${secret}">`,
      (secret: string) => `<session>${secret}</session>`,
      (secret: string) => `error: ${secret}!`,
      (secret: string) => `a=1&session=${secret}&b=2`,
      (secret: string) => `会话${secret}无效`,
      (secret: string) => secret
    ].map(Arbitrary.Constant)
  )

  it.prop(
    "holds no secret of nine characters or more",
    [secret, around],
    ([secret, around]) => assert.notInclude(mask(around(secret)), secret),
    { arbitrary: { seed: "mask", runs: 400 } }
  )
})
