/** The charset of an answer. */
import * as BufferedClient from "@effect-vendors/core/vendor/BufferedClient"
import { assert, describe, it } from "@effect/vitest"

const utf8 = (text: string) => new TextEncoder().encode(text)

const joined = (...parts: ReadonlyArray<string | ReadonlyArray<number>>): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? utf8(part) : Uint8Array.from(part))))

// 中 in GBK.
const gbk = [0xd6, 0xd0]

const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(2 * text.length))
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), littleEndian)
  return new Uint8Array(view.buffer)
}

const read = (bytes: Uint8Array, type?: string) =>
  BufferedClient.textOf({ status: 200, headers: { "content-type": type }, bytes })

describe("GBK is read where it is declared", () => {
  it.each(["gbk", "GBK", "x-gbk", "gb2312", `"gb18030"`, "'gbk'", "cp936", "MS936", "windows-936"])("as %s", (name) => {
    assert.strictEqual(read(joined(`{"a":"`, gbk, `"}`), `application/json; charset=${name}`), `{"a":"中"}`)
  })

  it("in an XML declaration, with either quotes, and against a wrong header", () => {
    for (const quote of [`"`, "'"]) {
      const xml = joined(`<?xml version="1.0" encoding=${quote}GBK${quote}?><a>`, gbk, "</a>")
      for (const type of [undefined, "text/xml", "text/xml;charset=utf-8", "text/xml;charset=utf-16"]) {
        assert.include(read(xml, type), "<a>中</a>")
      }
    }
  })

  it("and nowhere else", () => {
    for (const type of [
      undefined,
      "application/json",
      "application/json; charset=utf-8",
      "text/plain; charset=klingon"
    ]) {
      assert.throws(() => read(joined(`{"a":"`, gbk, `"}`), type))
    }
  })
})

describe("UTF-8 is read", () => {
  it.each([undefined, "charset=utf8", "charset=klingon", "charset=iso-8859-1", "charset=us-ascii", "charset=utf-16"])(
    "with the header %s",
    (type) => {
      // Of either parity, since UTF-16 has two bytes for each character.
      for (const text of [`{"a":"中"}`, `{"ab":"中"}`]) assert.strictEqual(read(utf8(text), type), text)
    }
  )

  it("after a byte order mark, whatever is declared", () => {
    const xml = `<?xml version="1.0" encoding="GBK"?><a>中国</a>`
    assert.strictEqual(read(joined([0xef, 0xbb, 0xbf], xml), "text/xml;charset=gbk"), xml)
  })

  it("where an XML declaration that is no UTF-16 itself names UTF-16", () => {
    for (const xml of [
      `<?xml version="1.0" encoding="utf-16"?><a>中</a>`,
      `<?xml version="1.0" encoding="UTF-16"?><ab>中</ab>`
    ]) {
      assert.strictEqual(read(utf8(xml)), xml)
    }
  })
})

describe("UTF-16 is read by its first bytes", () => {
  it.each([undefined, "charset=utf-16", "charset=utf-16le", "charset=utf-16be", "charset=utf-8", "charset=gbk"])(
    "with the header %s",
    (type) => {
      for (const littleEndian of [true, false]) {
        for (const mark of ["", "\uFEFF"]) {
          assert.strictEqual(read(utf16(`${mark}{"a":"中"}`, littleEndian), type), `{"a":"中"}`)
        }
      }
    }
  )
})
