/** Serves a vendor that takes two seconds for each answer, in a process of its own. It counts what arrives. */
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

let arrived = 0
const server = createServer((request, response) => {
  arrived++
  request.resume()
  setTimeout(() => {
    response.setHeader("content-type", "application/json")
    response.end(`{"tmall_mafia_account_area_auth_response":{"succ":true}}`)
  }, 2000)
})
process.on("message", () => process.send!(arrived))
// The process ends with its parent.
process.on("disconnect", () => process.exit(0))
server.listen({ host: "127.0.0.1", port: 0, backlog: 4096 }, () =>
  process.send!(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
)
