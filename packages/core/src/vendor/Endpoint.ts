/**
 * Checks the addresses at which vendors are reached.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import * as Result from "effect/Result"
import { type Endpoint, EndpointError } from "../Endpoint.ts"
import * as Settings from "./Settings.ts"

/**
 * Finds the problem with an endpoint, if it has one: it is no URL, it has parts that no request would carry, or it would
 * carry signatures and sessions over plain HTTP to another machine without permission. The message shows no password.
 *
 * @category validation
 * @since 0.1.0
 */
export const problem = (endpoint: string, allowInsecure = false): string | undefined => {
  if (/[\s\p{Cc}\p{Cf}]/u.test(endpoint)) return "the endpoint has white space, or a character that nobody sees"
  if (!URL.canParse(endpoint)) return notUrl(endpoint)
  const { hostname, port, protocol } = new URL(endpoint)
  if (protocol !== "https:" && protocol !== "http:") {
    return `the endpoint's protocol is ${protocol.slice(0, -1)}, not https`
  }
  // A URL is read from many a text that was not meant so.
  if (!/^https?:\/\/[^/\\]+(?:[/?#][^\\]*)?$/i.test(endpoint) || /^\.|\.\.|\.\.$/.test(hostname))
    return notUrl(endpoint)
  if (/^[^?#]{0,8}[^/?#]*@/.test(endpoint)) {
    return "the endpoint has a user or a password, which no request would carry"
  }
  if (/[?#]/.test(endpoint)) return "the endpoint has a query or a fragment, which no signature would cover"
  if (port === "0") return "the endpoint's port is 0"
  return protocol === "https:" || allowInsecure || isLoopback(hostname)
    ? undefined
    : `the endpoint ${hostname} is not on this machine, so it takes https; allowInsecure overrides this`
}

// A text that is no address may hide a password anywhere.
const notUrl = (endpoint: string): string =>
  `the endpoint ${/[@?#]/.test(endpoint) ? "" : `${JSON.stringify(endpoint)} `}is not a URL`

/**
 * Whether a host name, as `URL` gives it, stands for this machine.
 *
 * @category validation
 * @since 0.1.0
 */
export const isLoopback = (hostname: string): boolean => loopback.test(hostname)

const loopback = /^((.+\.)?localhost\.?|127\.\d+\.\d+\.\d+|\[::1\]|\[::ffff:7f[0-9a-f]{2}:[0-9a-f]+\])$/

/**
 * An endpoint that was checked.
 *
 * - `host`: the host that is addressed and signed.
 * - `header`: the `Host` of requests, where it is not the host of the URL.
 *
 * @category models
 * @since 0.1.0
 */
export interface Destination {
  readonly url: URL
  readonly host: string
  readonly header: string | undefined
}

/**
 * Checks an endpoint when a layer is built.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = (
  vendor: string,
  endpoint: Endpoint,
  allowInsecure?: boolean
): Effect.Effect<Destination, EndpointError> =>
  Effect.mapError(
    Effect.fromResult(parse(endpoint, allowInsecure)),
    (message) => new EndpointError({ vendor, message })
  )

const parse = (endpoint: unknown, allowInsecure?: boolean): Result.Result<Destination, string> => {
  const { connect, host }: { readonly connect?: unknown; readonly host?: unknown } = Predicate.isObject(endpoint)
    ? endpoint
    : { connect: endpoint }
  if (typeof connect !== "string") return Result.fail("the endpoint is neither a URL nor { connect, host }")
  const found = problem(connect, allowInsecure)
  if (found !== undefined) return Result.fail(found)
  const url = new URL(connect)
  // Certificates have names without the dot that ends a full one, and so have the addresses of vendors.
  url.hostname = url.hostname.replace(/\.$/, "")
  const given = Settings.present(host)
  if (given === undefined) return Result.succeed({ url, host: url.host, header: undefined })
  if (typeof given !== "string" || !hostName.test(given) || !URL.canParse(`https://${given}`)) {
    return Result.fail("the host of the endpoint is not the name of a host")
  }
  const header = given.toLowerCase()
  return Result.succeed({ url, host: header, header })
}

const hostName = /^([\w-]+(\.[\w-]+)*|\[[\da-f:.]+\])(:[1-9]\d{0,4})?$/i
