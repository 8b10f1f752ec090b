import * as http from "node:http"
import type { Socket } from "node:net"
import { type Address, connectFailure, failureOf, type Proxy } from "./proxies.ts"

interface OnEnd {
  (...end: readonly [error: null, socket: Socket] | readonly [error: Error, socket: null]): void
}

/** Asks a proxy, over a connection to it, for a connection to an address (RFC 9110, section 9.3.6). */
export const tunnel = (
  socket: Socket,
  { hostname, port }: Pick<Address, "hostname" | "port">,
  proxy: Proxy,
  timeout: number,
  onEnd: OnEnd
): void => {
  const host = hostname.includes(":") && !hostname.startsWith("[") ? `[${hostname}]` : hostname
  const path = `${host}:${port === "" ? 443 : port}`
  const request = http.request({
    method: "CONNECT",
    path,
    headers: { host: path, ...proxy.headers },
    createConnection: () => socket
  })
  const fail = (error: Error) => {
    clearTimeout(timer)
    socket.destroy()
    onEnd(error, null)
  }
  const timer = setTimeout(
    () => request.destroy(connectFailure("the proxy did not answer in time", "ERR_PROXY_TUNNEL")),
    timeout
  )
  request.once("error", (cause) =>
    fail(
      (cause as { readonly code?: string }).code === "ERR_PROXY_TUNNEL"
        ? cause
        : connectFailure("the proxy ended the connection", "ERR_PROXY_TUNNEL")
    )
  )
  request.once("connect", (response, connected, head) => {
    const status = response.statusCode ?? 0
    if (status < 200 || status >= 300) return fail(failureOf(status))
    clearTimeout(timer)
    if (head.length > 0) connected.unshift(head)
    onEnd(null, connected)
  })
  request.end()
}
