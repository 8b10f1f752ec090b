/**
 * The codings of a body in the order in which they are undone. A list with a coding that nobody knows is left as it is,
 * as fetch does. Source: RFC 9110, section 8.4.
 */
export const formatsOf = (header: string, bytes: Uint8Array): ReadonlyArray<CompressionFormat> => {
  const formats: Array<CompressionFormat> = []
  for (const name of header.toLowerCase().split(",").toReversed()) {
    const coding = name.trim()
    if (coding === "" || coding === "identity") continue
    const format = formatOf(coding, bytes)
    // A decoder costs memory, and no vendor has a reason to write more of them.
    if (format === undefined || formats.length === most) return []
    formats.push(format)
  }
  return formats
}

const most = 5

const formatOf = (coding: string, bytes: Uint8Array): CompressionFormat | undefined => {
  switch (coding) {
    case "gzip":
    case "x-gzip":
      return "gzip"
    case "deflate":
      // Some servers leave out the head of zlib's format, whose first four bits are 8.
      return (bytes[0]! & 0x0f) === 8 ? "deflate" : "deflate-raw"
    case "br":
      return "brotli" as CompressionFormat
    default:
      return undefined
  }
}

/** The decoded bytes. Throws a `TypeError` where the runtime does not have a format. */
export const undone = (
  source: ReadableStream<Uint8Array>,
  formats: ReadonlyArray<CompressionFormat>
): ReadableStream<Uint8Array> =>
  formats.reduce<ReadableStream<Uint8Array>>(
    (stream, format) =>
      stream.pipeThrough(new DecompressionStream(format) as unknown as ReadableWritablePair<Uint8Array, Uint8Array>),
    source
  )

/** A stream that has its bytes already. */
export const whole = (bytes: Uint8Array): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (controller) => {
      controller.enqueue(bytes)
      controller.close()
    }
  })
