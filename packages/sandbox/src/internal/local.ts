import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as Option from "effect/Option"

/** Whether a request comes from a program on this machine, and not from a page in a browser. */
export const isLocal = ({ headers, remoteAddress }: HttpServerRequest.HttpServerRequest): boolean =>
  headers.origin === undefined && Option.exists(remoteAddress, (address) => loopback.test(address))

const loopback = /^(?:(?:::ffff:)?127\.\d+\.\d+\.\d+|::1)$/
