import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import { hiding } from "../src/vendor/internal/hide.ts"
import { integer, oneOf } from "./arbitraries.ts"

const password = `Tr0ub4dor&3 '開門"芝麻<\\>`
const token = "eyJhbGciOiJIUzI1NiJ9.c2Vzc2lvbg.tMT5N0Zk-_x"
const key = "Gu5t9xGARNpq86cd98joQYCN3Cozk1qF"
const hide = hiding([password, token, key, "739105", "1234", "凤凰花"])

const jsonEscape = (text: string) =>
  Array.from({ length: text.length }, (_, i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, "0")}`).join("")
const entities = (text: string, base: 10 | 16) =>
  [...text].map((c) => `&#${base === 16 ? "x" : ""}${c.codePointAt(0)!.toString(base)};`).join("")
const html = (text: string) =>
  text.replace(
    /[&<>"']/g,
    (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[c as never] ?? c
  )
const form = (text: string) => new URLSearchParams({ "": text }).toString().slice(1)

const entityNames = {
  "|": "&vert;",
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  " ": "&nbsp;"
}

/** The ways in which a vendor writes a text that it repeats. */
const writings: Readonly<Record<string, (text: string) => string>> = {
  "as it is": (text) => text,
  "in lower case": (text) => text.toLowerCase(),
  "in upper case": (text) => text.toUpperCase(),
  "in JSON": (text) => JSON.stringify(text),
  "in JSON with slashes escaped": (text) => JSON.stringify(text).replaceAll("/", "\\/"),
  "in JSON by units": jsonEscape,
  "for a URL": encodeURIComponent,
  "for a URL in lower case": (text) => encodeURIComponent(text).replace(/%../g, (c) => c.toLowerCase()),
  "for a form": form,
  "for HTML": html,
  "for XML": (text) => html(text).replaceAll("&#39;", "&apos;"),
  "by decimal entities": (text) => entities(text, 10),
  "by hexadecimal entities": (text) => entities(text, 16),
  "in hex": (text) => Buffer.from(text).toString("hex"),
  "in HEX": (text) => Buffer.from(text).toString("hex").toUpperCase(),
  "in Base64": (text) => Buffer.from(text).toString("base64"),
  "in Base64 behind a byte": (text) => Buffer.from(`:${text}:`).toString("base64"),
  "in Base64 behind two bytes": (text) => Buffer.from(`::${text}`).toString("base64"),
  "in Base64 for a URL": (text) => Buffer.from(`id:${text}!`).toString("base64url"),
  "as Latin 1": (text) => Buffer.from(text).toString("latin1"),
  "by names of entities": (text) => text.replace(/[|&<>"' ]/g, (c) => entityNames[c as never]),
  "by octal escapes": (text) =>
    Array.from(Buffer.from(text), (byte) =>
      byte > 126 ? `\\${byte.toString(8)}` : byte === 92 ? "\\\\" : String.fromCharCode(byte)
    ).join("")
}

const ways = Object.entries(writings)

describe("a secret is hidden", () => {
  it.each(ways)("%s", (_, write) => {
    for (const secret of [password, token, key]) {
      const hidden = hide(`token (${write(secret)}) is wrong`)
      // Base64 and hex leave the bytes beside the secret.
      assert.match(hidden, /^token \(.{0,8}….{0,8}\) is wrong$/)
      assert.isAtMost(hidden.length, 40)
    }
  })

  it.each(ways)("%s and escaped once more", (_, write) => {
    for (const secret of [password, token, key]) {
      for (const again of [JSON.stringify, encodeURIComponent, html, form]) {
        assert.match(hide(again(`(${write(secret)})`)), /^.{0,12}….{0,12}$/)
      }
    }
  })

  it("in a name of JSON, beside another, and with every escape in one text", () => {
    assert.strictEqual(hide(JSON.stringify({ [key]: 1 })), `{"…":1}`)
    assert.strictEqual(hide(key + token), "…")
    const mixed = [...password]
      .map((c, i) => [c, jsonEscape(c), entities(c, 16), encodeURIComponent(c)][i % 4])
      .join("")
    assert.strictEqual(hide(`<${mixed.replace("\\", "\\\\")}>`), "<…>")
  })

  it("where it looks escaped itself", () => {
    for (const secret of ["50%25&amp;x!", "a\\u0041\\\\b", "%E4%BD%A0%E5%A5%BD", "&lt;&#65;&gt;&&"]) {
      for (const [way, write] of ways) {
        if (/case/.test(way)) continue
        assert.match(hiding([secret])(`(${write(secret)})`), /^\(.{0,4}….{0,4}\)$/, `${secret} ${way}`)
      }
    }
  })

  it.each([
    ["the end is missing", `token ${token.slice(0, 20)}`, "token …"],
    ["the end is missing, and dots stand there", `token ${key.slice(0, 9)}...`, "token …"],
    ["an escape is cut through", `token ${jsonEscape(key).slice(0, 70)}`, "token …"],
    ["the middle is all there is", `...${key.slice(5)} is wrong`, "...… is wrong"],
    ["the beginning is too short to tell", `token ${key.slice(0, 5)}`, `token ${key.slice(0, 5)}`]
  ])("where %s", (_, text, expected) => assert.strictEqual(hide(text), expected))

  it.each([
    ["captcha 1234 is wrong", "captcha … is wrong"],
    ["验证码1234无效，口令凤凰花无效", "验证码…无效，口令…无效"],
    ["a-1234,\\n1234", "a-…,\\n…"],
    ["12345, a1234, 0x1234f, a_1234", "12345, a1234, 0x1234f, a_1234"],
    ["captcha MTIzNA==, 31323334", "captcha …==, …"],
    ["captcha 739105 of 13739105000", "captcha … of 13…000"]
  ])("where it is short, as a whole word: %s", (text, expected) => assert.strictEqual(hide(text), expected))

  it.each([
    ["lines", (text: string) => text.replace(/.{10}/gu, "$&\r\n")],
    ["columns", (text: string) => text.replace(/.{4}/gu, "$& ")],
    ["halves with an escaped line break", (text: string) => `${text.slice(0, 9)}\\n${text.slice(9)}`],
    ["characters with what nobody sees", (text: string) => [...text].join("\u200b")],
    ["bytes of a dump", (text: string) => Buffer.from(text).toString("hex").replace(/../g, "$&:")],
    ["lines of Base64", (text: string) => Buffer.from(text).toString("base64").replace(/.{10}/g, "$&\n")]
  ])("in %s", (_, write) => {
    for (const secret of [password, token, key]) {
      assert.match(hide(`token (${write(secret)}) is wrong`), /^token \(….{0,5}\) is wrong$/s)
    }
  })

  it("in the address of an endpoint or a proxy", () => {
    assert.strictEqual(hide("no proxy http://user:pass@10.0.0.1:80/ here"), "no proxy http://…@10.0.0.1:80/ here")
  })
})

describe("what is no secret", () => {
  it.each([
    "余额不足",
    "OperationDenied.QrInvalid",
    "token eyJhbGci is wrong",
    "100% of a\\b &amp; c",
    "https://example.com/a@b",
    "Gu5t9xGAR, Npq: Cozk1qF",
    ""
  ])("stays: %s", (text) => assert.strictEqual(hide(text), text))

  it("stays where there are no secrets, or none that could be told from other text", () => {
    for (const secrets of [[], [""], ["  "], ["a"]]) assert.strictEqual(hiding(secrets)("a text"), "a text")
  })
})

describe("a word that is a secret", () => {
  const hide = hiding(["token", "invalid", "zugzwang", "password1", "qwertyuiopasdfghjklzxcvbnm"])

  it.each([
    ["POS_TOKEN_INVALID", "POS_TOKEN_INVALID"],
    ["isv.invalid-parameter", "isv.invalid-parameter"],
    ["INVALID_PASSWORD", "INVALID_PASSWORD"],
    ["InvalidParameter", "InvalidParameter"],
    // It is the code, or a whole part of it.
    ["PASSWORD1", "…"],
    ["TOKEN", "TOKEN"],
    ["X.invalid", "X.…"],
    ["E-password1", "E-…"],
    ["E enVnendhbmc=", "E …="],
    ["E_QWERTYUIOPASDFGHJKLZXCVBNM_1", "E_…_1"]
  ])("stays in a code of several words: %s", (code, expected) => assert.strictEqual(hide(code, true), expected))

  it("goes in a sentence", () => {
    assert.strictEqual(hide("the token is invalid: E_INVALID"), "the … is …: E_…")
    // A short one only in its own case, and not as a part of a code.
    assert.strictEqual(hide("Missing Token: POS_TOKEN, pos_token"), "Missing Token: POS_TOKEN, pos_token")
  })
})

describe("a long text", () => {
  it("is cut, and shows no secret across the end", () => {
    for (let before = 8192 - 2 * key.length; before <= 8192 + 2; before++) {
      for (const write of [(text: string) => text, jsonEscape]) {
        const hidden = hide(`${" ".repeat(before)}${write(key)} and more`)
        assert.isAtMost(hidden.length, 8193)
        assert.match(hidden, /^ +(?:…(?: a?n?d? ?m?o?r?e?…?)?)$/)
      }
    }
  })

  it("takes no time", () => {
    const units = ["a", "\\", "&#x0", "%41", "…", key.slice(0, 12), "\\u0041", "&amp;", "//", "%u", "1234", "\\\\u005c"]
    const secrets = hiding([key, token, "x".repeat(100_000), ...Array.from({ length: 50 }, (_, i) => `secret-${i}`)])
    const start = performance.now()
    for (const unit of units) secrets(unit.repeat(1_000_000 / unit.length))
    // A second for one of them would be a search that grows with the square of the text.
    assert.isBelow(performance.now() - start, 4000)
  })
})

const characters = [..."abcXYZ0189 -_.~!*'()+/=&<>\"\\%#;@:,|開門芝ü😀"]

const secret = Arbitrary.array(integer(0, characters.length - 1), { minLength: 6, maxLength: 40 }).pipe(
  Arbitrary.map((indices) => `k${indices.map((index) => characters[index]).join("")}z`)
)

const way = oneOf(...ways.map(Arbitrary.Constant))
const around = oneOf(...["", "token ", "a=", "错误", '{"', "x"].map(Arbitrary.Constant))

it.prop(
  "no drawn secret is left, however it is written",
  [secret, way, way, around],
  ([secret, [name, write], [second, again], around]) => {
    const hidden = hiding([secret])(`${around}${write(secret)}${around}`)
    for (const [, writing] of ways) {
      if (name === "in upper case") continue
      assert.notInclude(hidden.toLowerCase(), writing(secret).toLowerCase())
    }
    assert.include(hidden, "…")
    // Base64 of escapes is none of the forms.
    if (!/case|Base64|hex|HEX|Latin/.test(`${name} ${second}`)) {
      assert.include(hiding([secret])(again(write(secret))), "…")
    }
  },
  { arbitrary: { seed: "hide", runs: 600 } }
)
