import * as Settings from "@effect-vendors/core/vendor/Settings"
import * as Redacted from "effect/Redacted"

/** An address as `URL` has it. */
export interface Address {
  readonly protocol: string
  readonly hostname: string
  readonly port: string
}

/** A proxy, and what it asks of those who use it. */
export interface Proxy extends Address {
  readonly host: string
  readonly headers: Readonly<Record<string, string>>
}

/** Finds the proxy for an address; none where it is reached without one. */
export interface Proxies {
  (to: Address): Proxy | undefined
}

/** Reads the address of a proxy. A text tells what is wrong with it, without the address. */
export const proxyOf = (address: unknown): Proxy | string | undefined => {
  const given = Settings.present(address)
  if (given === undefined) return undefined
  const secret = Redacted.isRedacted(given) ? Settings.reveal(given) : given
  if (secret === "none") return undefined
  if (typeof secret !== "string") return "the address of the proxy is no text"
  const text = secret.trim()
  const written = text.includes("://") ? text : `http://${text}`
  if (/^socks/i.test(written)) return "the proxy speaks SOCKS, which is not supported: use an HTTP proxy"
  if (!URL.canParse(written)) return "the address of the proxy is not a URL"
  const { host, hostname, password, port, protocol, username } = new URL(written)
  if (protocol !== "http:" && protocol !== "https:") return `the proxy speaks ${protocol.slice(0, -1)}, not HTTP`
  if (port === "0") return "the port of the proxy is 0"
  const credentials = credentialsOf(username, password)
  if (credentials === undefined) return "the user or the password of the proxy is not encoded as in a URL"
  const headers =
    credentials === "" ? {} : { "proxy-authorization": `Basic ${Buffer.from(credentials).toString("base64")}` }
  // A socket takes an IPv6 address without brackets.
  return { protocol, host, hostname: hostname.replace(/^\[|\]$/g, ""), port, headers }
}

const credentialsOf = (username: string, password: string): string | undefined => {
  try {
    return username === "" && password === "" ? "" : `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  } catch {
    return undefined
  }
}

/**
 * Makes the failure of a proxy. No byte reached the vendor, so it counts as a failure to connect. A refusal would be
 * given again; `ERR_PROXY_REFUSED` says so.
 */
export const failureOf = (status: number): Error => {
  const isRefusal = status >= 400 && status < 500 && status !== 408 && status !== 429
  return connectFailure(`the proxy answered with HTTP ${status}`, isRefusal ? "ERR_PROXY_REFUSED" : "ERR_PROXY_TUNNEL")
}

/** Makes an error of a connection that was never made. */
export const connectFailure = (message: string, code: string): Error =>
  Object.assign(new Error(message), { code, syscall: "connect" })
