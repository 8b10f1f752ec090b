import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as Option from "effect/Option"

/**
 * Whether a request comes from a program on this machine, or from a page that the sandbox itself serves.
 *
 * A page of another site can reach this machine too. It tells its own origin, or, where its name leads to this machine
 * (DNS rebinding), its own host. So the host has to be a name of this machine or one that is allowed, and an origin has
 * to be of the same host.
 */
export const isLocal = (
  { headers, originalUrl, remoteAddress }: HttpServerRequest.HttpServerRequest,
  allowedHosts: ReadonlyArray<string> = []
): boolean => {
  // A request of the web's own type has an address in place of the header.
  const host = (headers.host ?? hostOf(originalUrl) ?? "").toLowerCase()
  const { origin } = headers
  return (
    Option.exists(remoteAddress, (address) => loopbackAddress.test(address)) &&
    (loopbackHost.test(host) || allowedHosts.some((allowed) => isHost(host, allowed.toLowerCase()))) &&
    (origin === undefined || hostOf(origin.toLowerCase()) === host)
  )
}

// An allowed host without a port stands for all ports.
const isHost = (host: string, allowed: string): boolean => host === allowed || host.replace(/:\d+$/, "") === allowed

const hostOf = (address: string): string | undefined => /^https?:\/\/([^/?#@]+)/.exec(address)?.[1]

const loopbackAddress = /^(?:(?:::ffff:)?127\.\d+\.\d+\.\d+|::1)$/

const loopbackHost =
  /^(?:(?:[\w-]+\.)*localhost\.?|127(?:\.\d{1,3}){3}|\[(?:::ffff:127(?:\.\d{1,3}){3}|(?:0+:){7}0*1|::1)\])(?::\d+)?$/
