import { Explanation } from "@effect-vendors/core/testing"
import { assert, describe, it } from "@effect/vitest"

describe("an explanation", () => {
  it("marks the first difference", () => {
    assert.strictEqual(
      Explanation.make("app_keyAfoo1", { what: "foo is another", text: "app_keyAfoo2" }),
      `foo is another\nthe sandbox signs: "app_keyAfoo>>>1"\nthe client signs: "app_keyAfoo>>>2"`
    )
  })

  it("marks one at the beginning, at the end, and where one text is longer", () => {
    assert.include(Explanation.make("a", { what: "", text: "b" }), `the sandbox signs: ">>>a"`)
    assert.include(Explanation.make("ab", { what: "", text: "a" }), `the client signs: "a>>>"`)
  })

  it("says so where both sign the same", () => {
    assert.strictEqual(Explanation.make("a", { what: "lower case", text: "a" }), `lower case\nboth sign: "a"`)
  })

  it("says what the sandbox signs where the client's text is not known", () => {
    assert.match(Explanation.make("POST\n/", undefined), /another secret\?\nthe sandbox signs: "POST\\n\/"$/)
  })

  it("shows what stands around the difference in a long text", () => {
    const long = "长".repeat(100_000)
    const explanation = Explanation.make(`${long}a${long}`, { what: "", text: `${long}b${long}` })
    assert.include(explanation, `长>>>a长`)
    assert.isBelow(Explanation.encode(explanation).length, 10_000)
  })

  it("hides secrets, the longer ones whole", () => {
    const explanation = Explanation.make("pin12captcha123456", { what: "", text: "pin12captcha123457" }, [
      "",
      "12",
      "123456",
      "123457"
    ])
    assert.notMatch(explanation, /12|345/)
  })

  it("survives a header, whatever is in it", () => {
    for (const text of ["", "100%", "%41", "余杭\n区\r\0\x7f", "😀", "a b"]) {
      const encoded = Explanation.encode(text)
      assert.match(encoded, /^[\x20-\x7e]*$/)
      assert.strictEqual(Explanation.decode(encoded), text)
    }
    assert.strictEqual(Explanation.decode(Explanation.encode("\ud800")), "\ufffd")
  })
})
