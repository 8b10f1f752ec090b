import { SignatureDiagnosis } from "@effect-vendors/core/testing"
import { assert, describe, it } from "@effect/vitest"

describe("a diagnosis", () => {
  it("marks the first difference", () => {
    assert.strictEqual(
      SignatureDiagnosis.make("app_keyAfoo1", { what: "foo is another", text: "app_keyAfoo2" }),
      `foo is another\nthe sandbox signs: "app_keyAfoo>>>1"\nthe client signs: "app_keyAfoo>>>2"`
    )
  })

  it("marks one at the beginning, at the end, and where one text is longer", () => {
    assert.include(SignatureDiagnosis.make("a", { what: "", text: "b" }), `the sandbox signs: ">>>a"`)
    assert.include(SignatureDiagnosis.make("ab", { what: "", text: "a" }), `the client signs: "a>>>"`)
  })

  it("says that both sign the same text", () => {
    assert.strictEqual(SignatureDiagnosis.make("a", { what: "lower case", text: "a" }), `lower case\nboth sign: "a"`)
  })

  it("shows the sandbox's text where the client's text is not known", () => {
    assert.match(SignatureDiagnosis.make("POST\n/", undefined), /another secret\?\nthe sandbox signs: "POST\\n\/"$/)
  })

  it("shows the surroundings of the difference in a long text", () => {
    const long = "长".repeat(100_000)
    const explanation = SignatureDiagnosis.make(`${long}a${long}`, { what: "", text: `${long}b${long}` })
    assert.include(explanation, `长>>>a长`)
    assert.isBelow(SignatureDiagnosis.encode(explanation).length, 10_000)
  })

  it("hides secrets, and longer ones as a whole", () => {
    const explanation = SignatureDiagnosis.make("pin12captcha123456", { what: "", text: "pin12captcha123457" }, [
      "",
      "12",
      "123456",
      "123457"
    ])
    assert.notMatch(explanation, /12|345/)
  })

  it("survives a header with any characters in it", () => {
    for (const text of ["", "100%", "%41", "余杭\n区\r\0\x7f", "😀", "a b"]) {
      const encoded = SignatureDiagnosis.encode(text)
      assert.match(encoded, /^[\x20-\x7e]*$/)
      assert.strictEqual(SignatureDiagnosis.decode(encoded), text)
    }
    assert.strictEqual(SignatureDiagnosis.decode(SignatureDiagnosis.encode("\ud800")), "\ufffd")
  })
})
