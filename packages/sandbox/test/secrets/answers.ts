/** Answers that are in no vendor's protocol, and that repeat the request. */
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as Net from "node:net"
import type { Secrets } from "./secrets.ts"

/** Texts that repeat a request, as the body of an answer. */
export const echoes = (
  key: string,
  secrets: Secrets
): ReadonlyArray<(body: string, request: HttpClientRequest.HttpClientRequest) => string> => {
  const decoded = (body: string) => [...new URLSearchParams(body)].flat().join(" ")
  const values = Object.values(secrets).join(" ")
  return [
    (body) => body,
    (body) => decoded(body),
    (body) => body,
    (body) => decoded(body),
    (body, { headers }) => `<html><p>${Object.values(headers).join(" ")}</p><pre>${body}</pre></html>`,
    (body) => `<html><p>${decoded(body)}</p></html>`,
    // Short enough for an error of JSON.parse to quote it whole.
    (body) => `${Object.values(secrets).find((secret) => decoded(body).includes(secret)) ?? ""}!`,
    (body) => JSON.stringify(body),
    (body) => JSON.stringify({ request: body }),
    (body) => JSON.stringify({ request: decoded(body) }).slice(0, -2),
    (body) => JSON.stringify({ [key]: body }),
    (body) => JSON.stringify({ error_response: decoded(body) }),
    (body) => JSON.stringify({ Response: { Error: decoded(body) } }),
    (body) => JSON.stringify({ Response: decoded(body) }),
    (body) => `{"${key}":${body}`,
    (body) => `${decoded(body)}{`,
    (body) => `<?xml version="1.0"?><${key}>${body}`,
    (body) => `<error_response><msg>${decoded(body).replace(/[<&]/g, "")}</msg></error_response>`,
    (body) => `<other>${decoded(body)}</other>`,
    (body) => `<a ${decoded(body)}`,
    () => JSON.stringify({ message: values })
  ]
}

/** Never answers. */
export const silence = () => {}

/** Connections that end, with a part of an answer or without one. */
export const breaks: ReadonlyArray<(socket: Net.Socket, request: string) => void> = [
  (socket) => socket.end(),
  (socket) => socket.resetAndDestroy(),
  (socket, request) => socket.end(request),
  (socket, request) => socket.end(`HTTP/1.1 200 OK\r\nx-echo: ${request}`),
  (socket, request) => socket.end(`HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n${request}`),
  (socket, request) => socket.end(`HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${request}`),
  (socket, request) => socket.end(`HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n${request}`)
]
