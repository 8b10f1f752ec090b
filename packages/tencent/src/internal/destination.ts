import type * as Operation from "@effect-vendors/core/Operation"
import * as Endpoint from "@effect-vendors/core/vendor/Endpoint"
import * as Context from "effect/Context"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import { Host } from "./context.ts"
import { contentType } from "./envelope.ts"
import { isPrintable, unprintable } from "./printable.ts"

/** The address and the signed headers of an operation's requests, or the reason why none can be sent. */
export type Destination =
  | { readonly _tag: "Problem"; readonly problem: string }
  | {
      readonly _tag: "Reachable"
      readonly signed: Readonly<Record<string, string>>
      readonly request: HttpClientRequest.HttpClientRequest
    }

export const destinationOf = (
  options: { readonly endpoint?: string | undefined; readonly allowInsecure?: boolean | undefined },
  { annotations, name, product, version }: Operation.Any
): Destination => {
  const host = Context.get(annotations, Host) ?? `${product}.tencentcloudapi.com`
  const endpoint = options.endpoint ?? `https://${host}`
  const problem = !serviceName.test(product)
    ? `${JSON.stringify(product)} is not the name of a service`
    : hostName.test(host)
      ? Endpoint.problem(endpoint, options.allowInsecure)
      : `${JSON.stringify(host)} is not the name of a host`
  if (problem !== undefined) return { _tag: "Problem", problem }
  if (!isPrintable(name, version)) return { _tag: "Problem", problem: unprintable }
  const url = new URL(endpoint)
  const signed = Object.freeze({ "content-type": contentType, "host": url.host, "x-tc-action": name })
  return { _tag: "Reachable", signed, request: HttpClientRequest.post(url) }
}

// The name of a service becomes a part of the host. A wrong name would lead signatures to another machine.
const serviceName = /^[\w-]+$/
const hostName = /^[\w-]+(\.[\w-]+)*$/
