/**
 * Measures the parts of a call, each beside the same part by hand, in one process and in turns.
 */
import { NodeCrypto } from "@effect/platform-node"
import * as NodeDigest from "@effect-vendors/node/NodeDigest"
import * as NodeMac from "@effect-vendors/node/NodeMac"
import { VendorError } from "@effect-vendors/core"
import * as BufferedClient from "@effect-vendors/core/vendor/BufferedClient"
import * as Gateway from "@effect-vendors/core/vendor/Gateway"
import * as TopSigner from "@effect-vendors/top/TopSigner"
import * as Essbasic from "@effect-vendors/tencent/Essbasic"
import * as Tc3 from "@effect-vendors/tencent/Tc3"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Scope from "effect/Scope"
import * as crypto from "node:crypto"
import { mkdirSync, writeFileSync } from "node:fs"
import * as answers from "./answers.ts"
import { signTc3, topDate } from "./byHand.ts"
import { figure, range } from "./statistics.ts"
import { callOf, describeFlowDetailInfo, gateway, unhindered } from "./variants/ours.ts"

const host = "essbasic.tencentcloudapi.com"
const payload = JSON.stringify(answers.tencentSmall)
const bytes = new TextEncoder().encode(payload)
const now = Date.now()

const build = <A>(layer: Layer.Layer<A>): Context.Context<A> =>
  Effect.runSync(Layer.buildWithMemoMap(layer, Layer.makeMemoMapUnsafe(), Scope.makeUnsafe()))

const crypt = Layer.mergeAll(NodeMac.layer, NodeDigest.layer)
const tc3 = Context.get(build(Tc3.layerSigner.pipe(Layer.provide(crypt))), Tc3.Signer)
const tc3OnNodeCrypto = Context.get(build(Tc3.layerSigner.pipe(Layer.provide(NodeCrypto.layer))), Tc3.Signer)
const top = Context.get(build(TopSigner.layerMd5.pipe(Layer.provide(crypt))), TopSigner.TopSigner)

const credentials = { secretId: "id", secretKey: Redacted.make("secret") }
const secret = Redacted.make("secret")
const parameters: Record<string, string> = {
  area_request: JSON.stringify(answers.topSmall.area_request),
  method: "tmall.mafia.account.area.auth",
  app_key: "12345678",
  timestamp: topDate(now),
  v: "2.0",
  sign_method: "md5",
  format: "json"
}

const cancel = Essbasic.channelCancelMultiFlowSignQRCode
const flows = JSON.parse(answers.answer("tencent", "64 KB")).Response

// A client that answers at once, so that a call costs everything but the wire.
const instant = (text: string) => {
  const answer = Effect.succeed({ status: 200, headers: {}, bytes: new TextEncoder().encode(text) })
  const client = HttpClient.make(() => Effect.die("nobody asks for a part of an answer"))
  return Layer.succeed(HttpClient.HttpClient, Object.assign(client, { [BufferedClient.executeBuffered]: () => answer }))
}
const inProcess = (vendor: answers.Vendor) =>
  gateway({ vendor, host: "localhost" }).pipe(
    Layer.provide(Layer.merge(instant(answers.answer(vendor, "small")), crypt))
  )

/** Runs an effect that never waits, over and over in one fiber. */
const inFiber =
  <A, R>(context: Context.Context<R>, call: () => Effect.Effect<A, unknown, R>) =>
  (times: number) => {
    let left = times
    const loop = unhindered(Effect.whileLoop({ while: () => left-- > 0, body: call, step: () => undefined }))
    return Effect.runPromiseWith(context)(loop as Effect.Effect<void, never, R>)
  }

const repeated = (once: () => unknown) => (times: number) => {
  for (let i = 0; i < times; i++) once()
}

interface Pair {
  readonly name: string
  readonly times: number
  readonly ours: (times: number) => unknown
  readonly byHand: (times: number) => unknown
}

const none = Context.empty()

const decodeByHand = (body: typeof flows) =>
  body.FlowInfo.map((flow: any) => ({
    ...flow,
    FlowApproverInfos: flow.FlowApproverInfos.map((approver: any) => ({ ...approver }))
  }))

const unsigned = {
  service: "essbasic",
  payload: bytes,
  timestamp: Math.floor(now / 1000),
  // The gateway keeps them frozen, too.
  headers: Object.freeze({
    "content-type": "application/json; charset=utf-8",
    host,
    "x-tc-action": "ChannelCancelMultiFlowSignQRCode"
  })
}

class Plain extends Error {
  readonly _tag = "ServiceFailure"
  readonly properties: object
  constructor(properties: object) {
    super("broken")
    this.properties = properties
  }
}

const failed = {
  vendor: "Tencent",
  operation: cancel.name,
  code: "InternalError",
  message: "broken",
  requestId: "dfc69a6f-7738-45f3-a238-99e0e89bc91a",
  outcome: "Unknown",
  retryable: true
} as const

const failing = Gateway.make({
  vendor: "Tencent",
  classify: () => ({ tag: "InvalidParameter" }),
  exchange: () =>
    Effect.succeed({ _tag: "Refused", code: "InvalidParameter.ParamError", message: "wrong", requestId: "id" })
})
const refused = Effect.runSync(failing)

const pairs: ReadonlyArray<Pair> = [
  {
    name: "sign, TC3",
    times: 20_000,
    ours: inFiber(none, () => tc3.authorization(unsigned, credentials)),
    byHand: repeated(() => signTc3(host, "ChannelCancelMultiFlowSignQRCode", payload, now))
  },
  {
    name: "sign, TC3, on NodeCrypto",
    times: 5_000,
    ours: inFiber(none, () => tc3OnNodeCrypto.authorization(unsigned, credentials)),
    byHand: repeated(() => signTc3(host, "ChannelCancelMultiFlowSignQRCode", payload, now))
  },
  {
    name: "sign, TOP with md5",
    times: 20_000,
    ours: inFiber(none, () => top.sign(TopSigner.stringToSign(parameters), secret)),
    byHand: repeated(() => {
      let text = "secret"
      for (const name of Object.keys(parameters).sort()) text += name + parameters[name]
      return crypto.hash("md5", `${text}secret`, "hex").toUpperCase()
    })
  },
  {
    name: "encode a small request",
    times: 20_000,
    ours: repeated(() => JSON.stringify(Result.getOrThrow(cancel.encode(answers.tencentSmall)))),
    byHand: repeated(() => JSON.stringify(answers.tencentSmall))
  },
  {
    name: "decode 64 KB that are parsed",
    times: 100,
    ours: repeated(() => Result.getOrThrow(describeFlowDetailInfo.decode(flows))),
    byHand: repeated(() => decodeByHand(flows))
  },
  {
    name: "make an error",
    times: 5_000,
    ours: repeated(() => new VendorError.ServiceFailure(failed)),
    byHand: repeated(() => new Plain(failed))
  },
  {
    name: "a call that is refused, classified",
    times: 5_000,
    ours: inFiber(none, () => Effect.exit(refused.run(cancel as any, answers.tencentSmall))),
    byHand: inFiber(none, () => Effect.exit(Effect.fail(new Plain(failed))))
  },
  {
    name: "a Tencent call, no network",
    times: 10_000,
    ours: inFiber(
      build(inProcess("tencent")) as Context.Context<any>,
      callOf({ vendor: "tencent", size: "small" }) as any
    ),
    byHand: repeated(() => {
      const body = JSON.stringify(answers.tencentSmall)
      signTc3(host, "ChannelCancelMultiFlowSignQRCode", body, Date.now())
      return JSON.parse(answers.answer("tencent", "small")).Response
    })
  },
  {
    name: "a Taobao call, no network",
    times: 10_000,
    ours: inFiber(
      build(inProcess("taobao")) as Context.Context<any>,
      callOf({ vendor: "taobao", size: "small" }) as any
    ),
    byHand: repeated(() => {
      const text = Object.keys(parameters)
        .sort()
        .map((name) => name + parameters[name])
        .join("")
      const sign = crypto.hash("md5", `secret${text}secret`, "hex")
      new URLSearchParams({ ...parameters, sign }).toString()
      return JSON.parse(answers.answer("taobao", "small"))
    })
  },
  {
    name: "build a layer",
    times: 500,
    ours: repeated(() => {
      const scope = Scope.makeUnsafe()
      Effect.runSync(Layer.buildWithMemoMap(inProcess("tencent"), Layer.makeMemoMapUnsafe(), scope))
      Effect.runSync(Scope.close(scope, Exit.void))
    }),
    byHand: repeated(() => ({ secretId: "id", secretKey: "secret", endpoint: new URL(`https://${host}`) }))
  }
]

const rounds = process.argv.includes("--quick") ? 3 : 9

/** Processor time of one run, in µs. */
const cost = async (run: Pair["ours"], times: number): Promise<number> => {
  const before = process.cpuUsage()
  await run(times)
  const { system, user } = process.cpuUsage(before)
  return (system + user) / times
}

const rows = []
console.log("| | ours, µs | by hand, µs | ratio |\n| --- | ---: | ---: | ---: |")
for (const { byHand, name, ours, times } of pairs) {
  const [mine, theirs]: [Array<number>, Array<number>] = [[], []]
  for (let round = 0; round <= rounds; round++) {
    const pair = [await cost(ours, times), await cost(byHand, times)] as const
    // The first turn warms up.
    if (round === 0) continue
    mine.push(pair[0])
    theirs.push(pair[1])
  }
  const [a, b] = [figure(mine), figure(theirs)]
  rows.push({ name, ours: a, byHand: b })
  console.log(`| ${name} | ${range(a)} | ${range(b)} | ${(a.median / b.median).toFixed(2)} |`)
}

if (!process.argv.includes("--quick")) {
  const folder = new URL("../results/", import.meta.url)
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    new URL("micro.json", folder),
    `${JSON.stringify({ node: process.version, rounds, rows }, undefined, 2)}\n`
  )
}
