/**
 * A server that reads no more of a request than where it ends, and answers always the same: what is measured
 * is the client. It tells its parent its ports, one for each vendor and size.
 */
import * as net from "node:net"
import { answer, type Size, sizes, type Vendor } from "./answers.ts"

const end = Buffer.from("\r\n\r\n")

/** How many bytes the first request of these takes; zero where it is not whole yet. */
const lengthOf = (bytes: Buffer): number => {
  const head = bytes.indexOf(end)
  if (head === -1) return 0
  const length = /\r\ncontent-length: *(\d+)/i.exec(bytes.toString("latin1", 0, head))
  if (length !== null) {
    const whole = head + 4 + Number(length[1])
    return bytes.length >= whole ? whole : 0
  }
  if (!/\r\ntransfer-encoding: *chunked/i.test(bytes.toString("latin1", 0, head))) return head + 4
  const last = bytes.indexOf("0\r\n\r\n", head + 2)
  return last === -1 ? 0 : last + 5
}

const listen = (body: string) =>
  new Promise<number>((resolve) => {
    const response = Buffer.from(
      `HTTP/1.1 200 OK\r\nContent-Type: application/json;charset=UTF-8\r\nDate: ${new Date().toUTCString()}\r\nServer: bench\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: keep-alive\r\n\r\n${body}`
    )
    const server = net.createServer((socket) => {
      socket.setNoDelay(true)
      let pending: Buffer = Buffer.alloc(0)
      socket.on("error", () => undefined)
      socket.on("data", (data: Buffer) => {
        pending = pending.length === 0 ? data : Buffer.concat([pending, data])
        for (let length = lengthOf(pending); length > 0; length = lengthOf(pending)) {
          pending = pending.subarray(length)
          socket.write(response)
        }
      })
    })
    server.listen({ port: 0, host: "127.0.0.1", backlog: 20_000 }, () =>
      resolve((server.address() as net.AddressInfo).port)
    )
  })

const ports: Record<string, number> = {}
for (const vendor of ["tencent", "taobao"] satisfies Array<Vendor>) {
  for (const size of sizes satisfies ReadonlyArray<Size>) {
    ports[`${vendor} ${size}`] = await listen(answer(vendor, size))
  }
}
process.send!(ports)
process.on("disconnect", () => process.exit())
