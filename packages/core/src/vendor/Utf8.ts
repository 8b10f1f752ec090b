/**
 * Writes text as bytes.
 *
 * @since 0.1.0
 */

/**
 * Encodes a text in UTF-8.
 *
 * For a short text, memory of its own would cost more than the encoding. Short texts share larger blocks, and no part
 * of a block is used twice. A reader of `buffer` has to respect `byteOffset`.
 *
 * @category encoding
 * @since 0.1.0
 */
export const encode = (text: string): Uint8Array<ArrayBuffer> => {
  const most = 3 * text.length
  if (most > largest) return encoder.encode(text)
  if (most > block.length - used) {
    block = new Uint8Array(blockSize)
    used = 0
  }
  const start = used
  used += encoder.encodeInto(text, block.subarray(start)).written
  return block.subarray(start, used)
}

const encoder = new TextEncoder()

const blockSize = 16 * 1024
const largest = 4 * 1024

let block = new Uint8Array(blockSize)
let used = 0
