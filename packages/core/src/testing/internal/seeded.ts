// cyrb128 and sfc32: public-domain mixers of 128 bits, so that identifiers do not collide in large tests.
const hash = (text: string): [number, number, number, number] => {
  let a = 1779033703,
    b = 3144134277,
    c = 1013904242,
    d = 2773480762
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = b ^ Math.imul(a ^ code, 597399067)
    b = c ^ Math.imul(b ^ code, 2869860233)
    c = d ^ Math.imul(c ^ code, 951274213)
    d = a ^ Math.imul(d ^ code, 2716044179)
  }
  a = Math.imul(c ^ (a >>> 18), 597399067)
  b = Math.imul(d ^ (b >>> 22), 2869860233)
  c = Math.imul(a ^ (c >>> 17), 951274213)
  d = Math.imul(b ^ (d >>> 19), 2716044179)
  return [a ^ b ^ c ^ d, a ^ b, a ^ c, a ^ d]
}

/** So many characters of an alphabet, drawn by a text: the same text, the same characters. */
export const characters = (text: string, alphabet: string, length: number): string => {
  let [a, b, c, d] = hash(text)
  let result = ""
  for (let i = 0; i < length; i++) {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    result += alphabet[(sum >>> 0) % alphabet.length]
  }
  return result
}

export const decimal = "0123456789"

export const alphanumeric = `${decimal}ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz`

/** A number from 0 to 1, without 1, drawn by a text. */
export const fraction = (text: string): number => (hash(text)[0] >>> 0) / 2 ** 32

/** A text in the form of a UUID, drawn by a text. */
export const uuid = (text: string): string =>
  characters(text, `${decimal}abcdef`, 32).replace(/(.{8})(.{4}).(.{3}).(.{3})(.{12})/, "$1-$2-4$3-a$4-$5")
