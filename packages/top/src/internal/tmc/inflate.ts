/** Inflates GZIP, up to a number of bytes. Rejects where the bytes are broken, or are more. */
export const inflate = async (bytes: Uint8Array, most: number): Promise<Uint8Array> => {
  const source = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(bytes)
      controller.close()
    }
  })
  const inflated = source.pipeThrough(
    new DecompressionStream("gzip") as unknown as ReadableWritablePair<Uint8Array, Uint8Array>
  )
  const parts: Array<Uint8Array> = []
  let size = 0
  // A loop that throws cancels the stream.
  for await (const part of inflated) {
    size += part.length
    if (size > most) throw new RangeError("the content is too large")
    parts.push(part)
  }
  const whole = new Uint8Array(size)
  let start = 0
  for (const part of parts) {
    whole.set(part, start)
    start += part.length
  }
  return whole
}

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b
