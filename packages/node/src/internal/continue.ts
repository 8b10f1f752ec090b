import type { Socket } from "node:net"

/**
 * Takes each `100 Continue` out of what a socket reads. A server may send one at any time before its answer, and a
 * client that did not ask for it ignores it (RFC 9110, section 15.2). Undici closes the connection instead.
 */
export const withoutContinue = <S extends Socket>(socket: S): S => {
  const read = socket.read
  const write = socket.write as (...args: Array<unknown>) => boolean
  // An answer begins after a request was written. Whatever comes in the middle of an answer is its body.
  let begins = true
  let held: Buffer | undefined

  socket.write = (...args: Array<unknown>) => {
    begins = true
    return write.apply(socket, args)
  }
  socket.read = (size?: number): Buffer | null => {
    let chunk: Buffer | null = read.call(socket, size)
    while (begins && chunk !== null) {
      const seen: Buffer = held === undefined ? chunk : Buffer.concat([held, chunk])
      const rest = afterContinue(seen)
      begins = rest === undefined || rest.length === 0
      held = rest === undefined ? seen : undefined
      if (!begins) return rest!
      chunk = read.call(socket, size)
    }
    return chunk
  }
  return socket
}

/** The bytes after all heads of `100 Continue`; `undefined` where one has begun and its end is still to come. */
const afterContinue = (bytes: Buffer): Buffer | undefined => {
  let rest = bytes
  while (rest.length > 0) {
    const beginning = rest.toString("latin1", 0, status.length)
    if (!status.startsWith(beginning.replace("HTTP/1.0", "HTTP/1.1"))) return rest
    const end = rest.indexOf("\r\n\r\n")
    // No server has so much to say in it.
    if (end === -1) return rest.length > longest ? rest : undefined
    rest = rest.subarray(end + 4)
  }
  return rest
}

const status = "HTTP/1.1 100"
const longest = 16 * 1024
