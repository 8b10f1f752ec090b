/** A name of a vendor's answer as a part of a line: control characters, which steer terminals, and line breaks are escaped. */
export const escaped = (text: string): string =>
  text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`)
