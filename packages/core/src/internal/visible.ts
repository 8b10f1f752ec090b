/**
 * Writes the characters that nobody sees as escapes. A terminal obeys control characters, a line break forges a line of
 * a log, and the rest turn text around or hide in it.
 */
export const visible = (text: string): string =>
  text.replace(unseen, (match) =>
    Array.from({ length: match.length }, (_, i) => `\\u${match.charCodeAt(i).toString(16).padStart(4, "0")}`).join("")
  )

// Controls, formats (of the direction of text, and of no width), halves of characters, and breaks of lines.
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu
