/**
 * Decodes a text. A byte order mark counts first, then the charset that `contentType` declares, then the one of an XML
 * declaration, then UTF-8. A charset that the runtime does not have counts as none. Throws where the bytes fit none of
 * them.
 */
export const decode = (bytes: Uint8Array, contentType: string | undefined): string => {
  let latin1: TextDecoder | undefined
  const unicode = unicodeOf(bytes)
  for (const label of [unicode, declaredBy(contentType), declarationOf(bytes)]) {
    const decoder = label === undefined ? undefined : decoderOf(label)
    // Some servers declare UTF-16 and send UTF-8, which often fits.
    if (label !== unicode && decoder?.encoding.startsWith("utf-16")) continue
    // Every sequence of bytes fits Latin-1, which servers declare where nobody told them. Only UTF-8 fits UTF-8.
    if (decoder?.encoding === "windows-1252") latin1 ??= decoder
    else if (decoder !== undefined) {
      const text = attempt(decoder, bytes)
      if (text !== undefined) return text
    }
  }
  return latin1 === undefined ? utf8.decode(bytes) : (attempt(utf8, bytes) ?? latin1.decode(bytes))
}

const utf8 = /*#__PURE__*/ new TextDecoder("utf-8", { fatal: true })

// JSON and XML begin with a character of ASCII, or with a byte order mark. So the first bytes tell the forms of Unicode.
const unicodeOf = ([first, second, third]: Uint8Array): string | undefined =>
  (first === 0xfe && second === 0xff) || (first === 0 && second !== 0)
    ? "utf-16be"
    : (first === 0xff && second === 0xfe) || (first !== 0 && second === 0)
      ? "utf-16le"
      : first === 0xef && second === 0xbb && third === 0xbf
        ? "utf-8"
        : undefined

const declaredBy = (contentType: string | undefined): string | undefined =>
  contentType === undefined || !contentType.includes("=")
    ? undefined
    : /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1]

// Every charset that such a declaration can be read in shares ASCII's characters.
const declarationOf = (bytes: Uint8Array): string | undefined => {
  const start = bytes[0] === 0xef ? 3 : 0
  if (bytes[start] !== lessThan || bytes[start + 1] !== questionMark) return undefined
  const beginning = String.fromCharCode(...bytes.subarray(start, start + 200))
  return /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(beginning)?.[1]
}

const lessThan = 0x3c
const questionMark = 0x3f

const decoderOf = (label: string): TextDecoder | undefined => {
  if (/^utf-?8$/i.test(label)) return utf8
  try {
    // Names that others give to GBK.
    return new TextDecoder(label.replace(/^(?:cp|ms|windows-)936$/i, "gbk"), { fatal: true })
  } catch {
    return undefined
  }
}

const attempt = (decoder: TextDecoder, bytes: Uint8Array): string | undefined => {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}
