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
  if (/\s/.test(endpoint)) return "the endpoint has white space"
  if (!URL.canParse(endpoint)) {
    // What cannot be read may hide a password anywhere.
    return `the endpoint ${/[@?#]/.test(endpoint) ? "" : `${JSON.stringify(endpoint)} `}is not a URL`
  }
  const { hostname, password, port, protocol, username } = new URL(endpoint)
  if (username !== "" || password !== "") return "the endpoint has a user or a password, which no request would carry"
  if (protocol !== "https:" && protocol !== "http:") {
    return `the endpoint's protocol is ${protocol.slice(0, -1)}, not https`
  }
  if (/[?#]/.test(endpoint)) return "the endpoint has a query or a fragment, which no signature would cover"
  if (port === "0") return "the endpoint's port is 0"
  return protocol === "https:" || allowInsecure || isLoopback(hostname)
    ? undefined
    : `the endpoint ${hostname} is not on this machine, so it takes https; allowInsecure overrides this`
}

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

const parse = (given: unknown, allowInsecure?: boolean): Result.Result<Destination, string> => {
  const { connect, host }: { readonly connect?: unknown; readonly host?: unknown } = Predicate.isObject(given)
    ? given
    : { connect: given }
  if (typeof connect !== "string") return Result.fail("the endpoint is neither a URL nor { connect, host }")
  const found = problem(connect, allowInsecure)
  if (found !== undefined) return Result.fail(found)
  const url = new URL(connect)
  const header = Settings.present(host)
  if (header === undefined) return Result.succeed({ url, host: url.host, header })
  return typeof header === "string" && hostName.test(header)
    ? Result.succeed({ url, host: header, header })
    : Result.fail("the host of the endpoint is not the name of a host")
}

const hostName = /^([\w-]+(\.[\w-]+)*|\[[\da-f:.]+\])(:\d{1,5})?$/i
