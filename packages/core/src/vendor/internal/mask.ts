const length = 200

/**
 * Hides the values in the beginning of an answer, so that a log can show its shape. In JSON the names stay, in other
 * texts the short words. The texts of `sent` are hidden everywhere, because a password may be a short word too.
 */
export const mask = (text: string, sent: ReadonlyArray<string> = []): string => {
  const beginning = without(text, sent).slice(0, length)
  const masked = json.test(beginning)
    ? beginning.replace(/"(?:[^"\\]|\\.)*(?:"(\s*:)?|\\?$)|[^"]+/gs, (match, colon) =>
        match.startsWith(`"`) ? (colon === undefined ? `"…"` : match) : scalars(match)
      )
    : beginning
        .replace(/[\p{L}\p{N}_+/=%-]{9,}/gu, "…")
        .replace(/[\p{L}_+/=%-]*\d[\p{L}\p{N}_+/=%-]*/gu, (word) => (/^\d{1,3}$/.test(word) ? word : "…"))
  return text.length > length ? `${masked}…` : masked
}

// Looks at more than is kept, because a text may lie across the end.
const without = (text: string, sent: ReadonlyArray<string>): string => {
  // The longest text goes first, because it may hold a shorter one.
  const texts = [...new Set(sent)].filter((text) => text.length > 1).sort((a, b) => b.length - a.length)
  return texts.reduce((rest, text) => rest.replaceAll(text, "…"), text.slice(0, 4 * length))
}

const json = /^\s*(?:"|[[{]\s*(?:["[\]{}\d-]|true|false|null|$))/

// Text outside of quotes may still be no JSON.
const scalars = (text: string) =>
  text.replace(/[\p{L}\p{N}_.+/=-]+/gu, (word) =>
    /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(word) ? "0" : /^(true|false|null)$/.test(word) ? word : "…"
  )
