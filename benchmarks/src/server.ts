/**
 * A server in its own process, over Node's http. Its answers never change. It sends its parent process its ports, one for
 * each vendor and size.
 */
import * as http from "node:http"
import type { AddressInfo } from "node:net"
import { answer, sizes, type Vendor } from "./answers.ts"

const listen = (body: Buffer) =>
  new Promise<number>((resolve) => {
    const headers = { "content-type": "application/json;charset=UTF-8", "content-length": body.length }
    const server = http.createServer((request, response) => {
      request.resume()
      request.on("end", () => {
        response.writeHead(200, headers)
        response.end(body)
      })
    })
    server.keepAliveTimeout = 60_000
    server.listen({ port: 0, host: "127.0.0.1", backlog: 20_000 }, () =>
      resolve((server.address() as AddressInfo).port)
    )
  })

const ports: Record<string, number> = {}
for (const vendor of ["tencent", "taobao"] satisfies Array<Vendor>) {
  for (const size of sizes) ports[`${vendor} ${size}`] = await listen(Buffer.from(answer(vendor, size)))
}
process.send!(ports)
process.on("disconnect", () => process.exit())
