import type * as Effect from "effect/Effect"
import type * as HttpServerResponse from "effect/http/HttpServerResponse"
import type { Refused } from "../../vendor/Exchange.ts"
import type * as VendorError from "../../VendorError.ts"
import type { Code } from "../Codes.ts"

/** The description of a kind of fault. */
export interface Description {
  readonly what: string
  readonly processed: boolean
  readonly seconds?: number | undefined
}

/** Every kind of fault. */
export const kinds = {
  none: { what: "no fault", processed: true },
  delay: { what: "the answer comes late", processed: true, seconds: 1 },
  refused: { what: "the connection is refused", processed: false },
  resetBefore: { what: "the connection is reset before the vendor processes the call", processed: false },
  resetAfter: { what: "the connection is reset after the vendor processed the call", processed: true },
  cutBody: { what: "the answer is cut short in the middle of its body", processed: true },
  slowBody: { what: "the body of the answer comes in ten pieces, slowly", processed: true, seconds: 1 },
  wrongContentType: { what: "the answer says that it is HTML", processed: true },
  html502: { what: "a proxy answers 502 with a page of HTML", processed: true },
  empty200: { what: "the answer is 200 without a body", processed: true },
  invalidBody: { what: "the JSON or XML of the answer ends in its middle", processed: true },
  misfit: {
    what: "the answer confirms success, and a field that the operation requires cannot be read",
    processed: true
  },
  throttled: { what: "the vendor refuses the call as one too many, for a while", processed: false, seconds: 1 },
  internalError: { what: "the vendor answers that it failed", processed: true },
  duplicate: {
    what: "the network delivers the call twice, and the answer to the second comes back",
    processed: true
  },
  skewedClock: { what: "the vendor's clock is ahead", processed: true, seconds: 3600 }
} as const satisfies Record<string, Description>

export type Kind = keyof typeof kinds

/** One request, as the vendor's side of the wire knows it. */
export interface Exchange {
  readonly operation: string
  readonly name: string
  readonly respond: Effect.Effect<HttpServerResponse.HttpServerResponse, VendorError.TransportFailure>
  readonly write: (refused: Refused) => Effect.Effect<HttpServerResponse.HttpServerResponse>
  readonly codes: Readonly<Record<"throttled" | "internalError", Code>>
}
