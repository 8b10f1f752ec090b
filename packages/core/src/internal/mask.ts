const length = 200

/**
 * The beginning of an answer with its values hidden, so that it can be logged: what shape it has, not
 * what it says. In JSON the names stay; elsewhere short words do.
 */
export const mask = (text: string): string => {
  const beginning = text.slice(0, length)
  const masked = /^\s*[[{"]/.test(beginning)
    ? beginning
        .replace(/"(?:[^"\\]|\\.)*(?:"(\s*:)?|\\?$)/gs, (match, colon) => (colon === undefined ? `"…"` : match))
        .replace(/(?<=[:[,]\s*)-?\d[\d.eE+-]*/g, "0")
    : beginning
        .replace(/[\p{L}\p{N}_+/=-]{9,}/gu, "…")
        .replace(/[\p{L}_+/=-]*\d[\p{L}\p{N}_+/=-]*/gu, (word) => (/^\d{1,3}$/.test(word) ? word : "…"))
  return text.length > length ? `${masked}…` : masked
}
