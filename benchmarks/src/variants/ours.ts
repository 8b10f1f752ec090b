import { NodeHttpClient } from "@effect/platform-node"
import * as Limits from "@effect-vendors/core/Limits"
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import * as NodeDigest from "@effect-vendors/node/NodeDigest"
import * as NodeMac from "@effect-vendors/node/NodeMac"
import * as NodeVendors from "@effect-vendors/node/NodeVendors"
import * as Mafia from "@effect-vendors/taobao/Mafia"
import * as Taobao from "@effect-vendors/taobao/Taobao"
import * as TopWire from "@effect-vendors/top/TopWire"
import * as Essbasic from "@effect-vendors/tencent/Essbasic"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import type * as Mac from "effect/crypto/Mac"
import type * as Digest from "effect/crypto/Digest"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as Redacted from "effect/Redacted"
import * as answers from "../answers.ts"
import { inFibers } from "../fibers.ts"
import type { Target, Variant } from "../variant.ts"

const text = Wire.optional(Wire.String)
const int = Wire.optional(Wire.Int)

export const describeFlowDetailInfo = Tencent.product({ service: "essbasic", version: "2021-05-26" })(
  "DescribeFlowDetailInfo",
  {
    request: Wire.struct({ Agent: Essbasic.OperatorAgent, FlowIds: Wire.array(Wire.String) }),
    response: Wire.struct({
      FlowInfo: Wire.array(
        Wire.struct({
          FlowId: text,
          FlowName: text,
          FlowType: text,
          FlowStatus: text,
          FlowMessage: text,
          CreateOn: int,
          DeadLine: int,
          FlowApproverInfos: Wire.array(
            Wire.struct({
              Mobile: text,
              Name: text,
              SignOrder: int,
              ApproveStatus: text,
              ApproveTime: int,
              RecipientId: text
            })
          )
        })
      )
    })
  }
)
  .annotate(Operation.Idempotent, true)
  .annotate(Operation.RateLimit, { limit: 20, window: "1 second" })

const areasGet = Taobao.operation("taobao.areas.get", {
  request: Wire.struct({ fields: Wire.String }),
  response: Wire.struct({
    areas: TopWire.list(Wire.struct({ id: int, type: int, name: text, parent_id: int, zip: text }), "area")
  })
})

export const callOf = ({ size, vendor }: Pick<Target, "size" | "vendor">) => {
  const areas = [{ account_id: 1234n, area_code: 330_110, area_name: "余杭区" }]
  if (vendor === "tencent") {
    return size === "small"
      ? () => Essbasic.channelCancelMultiFlowSignQRCode(answers.tencentSmall)
      : () => describeFlowDetailInfo(answers.tencentLarge)
  }
  return size === "small"
    ? () => Mafia.accountAreaAuth({ area_request: { auth_area_dto: areas } })
    : () => areasGet(answers.topLarge)
}

export const gateway = ({
  host,
  vendor
}: Pick<Target, "host" | "vendor">): Layer.Layer<
  Tencent.Tencent | Taobao.Taobao,
  never,
  HttpClient.HttpClient | Mac.Mac | Digest.Digest
> => gatewayOf(host, vendor) as any

const gatewayOf = (host: string, vendor: answers.Vendor) =>
  vendor === "tencent"
    ? Tencent.layer({
        endpoint: `http://${host}`,
        credentials: { secretId: "id", secretKey: Redacted.make("secret") }
      })
    : Taobao.layer({
        endpoint: `http://${host}/router/rest`,
        credentials: { appKey: "12345678", appSecret: Redacted.make("secret") },
        signMethod: "md5"
      })

// The transports differ. The signatures are the same.
const crypt = Layer.mergeAll(NodeMac.layer, NodeDigest.layer)

const transports = {
  node: Layer.orDie(NodeVendors.layer),
  undici: Layer.mergeAll(NodeHttpClient.layerUndici, crypt),
  fetch: Layer.mergeAll(FetchHttpClient.layer, crypt)
}

/** A rate that is counted and never reached. The vendor's own rate would limit the measurement. */
export const unhindered = Limits.withLimits({ operation: () => ({ limit: 100_000, window: "1 second" }) })

/** The library with its defaults, on one of the transports. */
export const ours =
  (transport: keyof typeof transports): Variant =>
  async (target) => {
    const runtime = ManagedRuntime.make(gateway(target).pipe(Layer.provide(transports[transport])))
    const call = callOf(target) as () => Effect.Effect<unknown, unknown, Tencent.Tencent | Taobao.Taobao>
    return inFibers(runtime, call, unhindered)
  }
