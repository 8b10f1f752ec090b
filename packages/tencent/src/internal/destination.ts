import type { Connection, Endpoint as AnyEndpoint } from "@effect-vendors/core/Endpoint"
import { EndpointError } from "@effect-vendors/core/Endpoint"
import type * as Operation from "@effect-vendors/core/Operation"
import * as Endpoint from "@effect-vendors/core/vendor/Endpoint"
import * as Settings from "@effect-vendors/core/vendor/Settings"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Predicate from "effect/Predicate"
import { Host } from "./context.ts"
import { contentType } from "./envelope.ts"
import { isPrintable, unprintable } from "./printable.ts"

/** The address and the signed headers of an operation's requests, or the reason why none can be sent. */
export type Destination =
  | { readonly _tag: "Problem"; readonly problem: string }
  | {
      readonly _tag: "Reachable"
      readonly signed: Readonly<Record<string, string>>
      /** The `Host` of requests, where it is not the host of their URL. */
      readonly host: string | undefined
      readonly request: HttpClientRequest.HttpClientRequest
    }

export type Environment = "production" | "integration"

/** The options of a gateway that the addresses of its requests depend on. */
export interface Options {
  readonly endpoint?: AnyEndpoint | Readonly<Record<string, AnyEndpoint>> | undefined
  readonly environment?: Environment | undefined
  readonly allowInsecure?: boolean | undefined
}

/** Checks the endpoints, and makes the function that finds the destination of an operation. */
export const make = Effect.fnUntraced(function* (
  vendor: string,
  options: Options
): Effect.fn.Return<(operation: Operation.Any) => Destination, EndpointError> {
  const { allowInsecure, endpoint } = options
  const environment = Settings.present(options.environment) ?? "production"
  if (environment !== "production" && environment !== "integration") {
    const message = "the environment is neither production nor integration"
    return yield* new EndpointError({ vendor, message })
  }
  const several = new Map<string, Endpoint.Destination>()
  const given = Settings.present(endpoint)
  if (isSeveral(given)) {
    for (const [name, value] of Object.entries(given)) {
      // An address under another name would never be used, and its calls would go elsewhere.
      if (!hostName.test(name)) {
        return yield* new EndpointError({
          vendor,
          message: "an endpoint has a name that is neither of a service nor of a host"
        })
      }
      const one = Settings.present(value)
      if (one !== undefined) several.set(name.toLowerCase(), yield* Endpoint.make(vendor, one, allowInsecure))
    }
  }
  const one = given === undefined || isSeveral(given) ? undefined : yield* Endpoint.make(vendor, given, allowInsecure)
  const ofVendor = one !== undefined && vendors.test(one.host)
  const integrates = environment === "integration" || (ofVendor && one.host.endsWith(integration))

  return ({ annotations, name, product, version }) => {
    const own = Context.get(annotations, Host)
    const host = own ?? `${product}.tencentcloudapi.com`
    if (!serviceName.test(product)) return problem(`${JSON.stringify(product)} is not the name of a service`)
    if (!hostName.test(host)) return problem(`${JSON.stringify(host)} is not the name of a host`)
    if (!isPrintable(name, version)) return problem(unprintable)
    // An address of the vendor's is the address of a service. An operation that has a host of its own is not there.
    const found =
      (ofVendor && own !== undefined ? undefined : one) ??
      several.get(host.toLowerCase()) ??
      (own === undefined ? several.get(product.toLowerCase()) : undefined)
    if (found !== undefined) return reachable(found, name)
    const there = integrates ? integrationOf(host) : host
    return there === undefined
      ? problem(`${host} has no integration environment that is known; the option endpoint can name one`)
      : reachable({ url: new URL(`https://${there}`), host: there, header: undefined }, name)
  }
})

const isSeveral = (endpoint: Options["endpoint"]): endpoint is Readonly<Record<string, AnyEndpoint>> =>
  Predicate.isObject(endpoint) &&
  // An object of a class, such as a URL, names no service.
  Object.getPrototypeOf(endpoint) === Object.prototype &&
  typeof (endpoint as Partial<Connection>).connect !== "string"

const problem = (problem: string): Destination => ({ _tag: "Problem", problem })

const reachable = ({ header, host, url }: Endpoint.Destination, action: string): Destination => ({
  _tag: "Reachable",
  signed: Object.freeze({ "content-type": contentType, "host": host, "x-tc-action": action }),
  host: header,
  request: HttpClientRequest.post(url)
})

// The name of a service becomes a part of the host. A wrong name would lead signatures to another machine.
const serviceName = /^[\w-]+$/
const hostName = /^[\w-]+(\.[\w-]+)*$/

const vendors = /\.(tencentcloudapi\.com|ess\.tencent\.cn)$/

// The two services of e-sign and their files have an integration environment.
const integration = ".test.ess.tencent.cn"
const integrationOf = (host: string): string | undefined => {
  const name = /^(?:(ess|essbasic)\.tencentcloudapi\.com|(file)\.ess\.tencent\.cn)$/.exec(host)
  return name === null ? undefined : `${name[1] ?? name[2]}${integration}`
}
