import * as Faults from "@effect-vendors/core/testing/Faults"
import type { Served } from "@effect-vendors/core/testing/SandboxVendor"
import type * as VendorError from "@effect-vendors/core/VendorError"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as Effect from "effect/Effect"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as StsSimulator from "../StsSimulator.ts"
import { issuersOf } from "./keys.ts"

/** Where the metadata of a machine tells its role. */
export const path = "/latest/meta-data/cam/security-credentials/"

/** The role that a request asks for, which is empty where it asks for the name; `undefined` where it asks for no role. */
export const roleOf = ({ url }: HttpServerRequest.HttpServerRequest): string | undefined => {
  const { pathname } = new URL(url, "http://metadata.invalid")
  return pathname.startsWith(path) ? decoded(pathname.slice(path.length)) : undefined
}

/** Answers as the metadata of a machine does. */
export const answer = (
  role: string,
  vendors: ReadonlyArray<Served>,
  faults: Faults.Faults | undefined
): Effect.Effect<HttpServerResponse.HttpServerResponse, VendorError.TransportFailure> =>
  Faults.answer(faults, {
    operation: "tencent/metadata",
    name: "metadata",
    respond: Effect.suspend(() => {
      const [simulation] = issuersOf(vendors)
      return simulation === undefined
        ? Effect.succeed(missing)
        : Effect.map(simulation.step(StsSimulator.simulator, StsSimulator.metadata(role)), (text) =>
            text === undefined ? missing : HttpServerResponse.text(text)
          )
    }),
    write: (refused: Exchange.Refused) =>
      Effect.succeed(HttpServerResponse.text(refused.message, { status: refused.code === "429" ? 429 : 500 })),
    codes: { throttled: { code: "429" }, internalError: { code: "500" } }
  })

const missing = HttpServerResponse.text("404 - Not Found", { status: 404 })

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
