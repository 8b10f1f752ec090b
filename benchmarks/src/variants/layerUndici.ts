import { NodeHttpClient } from "@effect/platform-node"
import * as Effect from "effect/Effect"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as ManagedRuntime from "effect/ManagedRuntime"
import { read, request } from "../byHand.ts"
import { inFibers } from "../fibers.ts"
import type { Variant } from "../variant.ts"

/** Effect's client over undici by itself. */
export const layerUndici: Variant = async (target) => {
  const runtime = ManagedRuntime.make(NodeHttpClient.layerUndici)
  const client = await runtime.runPromise(HttpClient.HttpClient)
  const next = request(target)
  const answer = read(target)
  const call = () => {
    const { body, headers, path } = next()
    const post = HttpClientRequest.post(`http://${target.host}${path}`, {
      headers,
      body: HttpBody.text(body, headers["content-type"])
    })
    return Effect.flatMap(client.execute(post), (response) => Effect.map(response.text, answer))
  }
  return inFibers(
    runtime,
    call,
    Effect.provideService(HttpClient.TracerDisabledWhen, () => true)
  )
}
