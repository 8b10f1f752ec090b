import * as WireServer from "@effect-vendors/core/testing/WireServer"
import * as Effect from "effect/Effect"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import { assert } from "@effect/vitest"
import { independent } from "./independent.ts"
import { cancelRequest } from "./stub.ts"

/** A request that a client builds and signs by itself, so that each part of it can be wrong. */
export interface Raw {
  readonly host: string
  /** The host that is signed, where it is not the host that the request is sent to. */
  readonly signedHost: string | undefined
  readonly action: string
  readonly version: string
  /** In seconds since 1970. */
  readonly timestamp: number
  readonly secretId: string
  readonly secretKey: string
  readonly service: string
  readonly payload: string
  /** The names of the signed headers. */
  readonly signed: ReadonlyArray<string>
  /** Changes the headers after signing. */
  readonly tamper: (headers: Record<string, string>) => Record<string, string | undefined>
  /** The payload that is sent, where it is not the signed one. */
  readonly sentPayload: string | undefined
}

/** A time in seconds since 1970. */
export const start = 1_700_000_000

const valid: Raw = {
  host: "sandbox.localhost:8080",
  signedHost: undefined,
  action: "ChannelCancelMultiFlowSignQRCode",
  version: "2021-05-26",
  timestamp: start,
  secretId: "sandbox-id",
  secretKey: "sandbox-key",
  service: "essbasic",
  payload: JSON.stringify(cancelRequest),
  signed: ["content-type", "host", "x-tc-action"],
  tamper: (headers) => headers,
  sentPayload: undefined
}

/** Builds and signs a request that is valid, apart from the given parts. */
const requestOf = (part: Partial<Raw>): HttpClientRequest.HttpClientRequest => {
  const raw: Raw = { ...valid, ...part }
  const all: Record<string, string> = {
    "content-type": "application/json",
    "host": raw.signedHost ?? raw.host,
    "x-tc-action": raw.action,
    "x-tc-version": raw.version,
    "x-tc-timestamp": String(raw.timestamp)
  }
  const authorization = independent(
    {
      service: raw.service,
      timestamp: raw.timestamp,
      payload: new TextEncoder().encode(raw.payload),
      headers: Object.fromEntries(raw.signed.map((name) => [name, all[name] ?? ""]))
    },
    raw.secretId,
    raw.secretKey
  )
  // The client writes the host, and the body has its content type.
  const { "content-type": contentType, "host": _host, ...headers } = raw.tamper({ ...all, authorization })
  return HttpClientRequest.post(`http://${raw.host}/`, {
    headers: Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
    ) as Record<string, string>,
    body: HttpBody.text(raw.sentPayload ?? raw.payload, contentType)
  })
}

/** The content of an answer's envelope. */
export interface Response {
  readonly Error?: { readonly Code: string; readonly Message: string }
  readonly [field: string]: unknown
}

/** Sends a request to a handler of Tencent Cloud's side, and reads the answer. */
export const send = (handler: WireServer.Handler, part: Partial<Raw>) =>
  Effect.gen(function* () {
    const response = yield* WireServer.client(handler).execute(requestOf(part))
    assert.strictEqual(response.status, 200)
    const { Response } = JSON.parse(yield* response.text)
    assert.match(Response.RequestId, /^[0-9a-f-]{36}$/)
    return Response as Response
  })
