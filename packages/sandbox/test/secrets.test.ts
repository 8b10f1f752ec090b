import { assert, describe, it } from "@effect/vitest"
import { NodeCrypto } from "@effect/platform-node"
import { Operation, Retry, VendorError, Wire } from "@effect-vendors/core"
import * as CoreSandbox from "@effect-vendors/core/testing/Sandbox"
import type * as Simulation from "@effect-vendors/core/testing/Simulation"
import { Damai, Maizuo } from "@effect-vendors/damai"
import * as DamaiTesting from "@effect-vendors/damai/testing"
import { Sandbox } from "@effect-vendors/sandbox"
import { Lark, Mafia, Taobao, TopFormat, TopSigner } from "@effect-vendors/taobao"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import * as TopXml from "@effect-vendors/taobao/TopXml"
import { Essbasic, Tc3, Tencent } from "@effect-vendors/tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import * as CryptoError from "effect/crypto/CryptoError"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { identity } from "effect/Function"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientError from "effect/http/HttpClientError"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import type * as Net from "node:net"
import { briefly, type Client, clients } from "./gateways.ts"
import { formsOf, leaks, redactedIn, show, textsOf } from "./leaks.ts"
import { closedPort, serve } from "./servers.ts"

/** What must not be seen, by what it is. */
type Secrets = Readonly<Record<keyof typeof long, string>>

const long = {
  secretKey: "Gu5t9xGARNpq86cd98joQYCN3Cozk1qF",
  otherSecretKey: "zP8LSNozpRsbi钥匙kA9QYCN3Cozk1qF",
  token: "eyJhbGciOiJIUzI1NiJ9.c2Vzc2lvbg.tMT5N0Zk-_x",
  appSecret: "8f14e45fceea167a5a36dedd4bea2543",
  otherAppSecret: "c9f0f895fb98ab9159f51fd0297e236d",
  session: "6100e23f0c3b5a7d9e1f2a4b6c8d0e1f3a5b7c9d1e3f5a7212345",
  password: "Tr0ub4dor&3 '開門\"芝麻<\\>",
  authCode: "90817263",
  captcha: "57193846",
  posToken: "pos|2088一二三四|9f8e7d6c5b4a",
  partnerToken: "ptnr.7c6a180b36896a0a8c02787eeafb0e4c",
  tenantToken: "tnnt/6c8349cc7260ae62e3b1396831a8398f==",
  channelToken: "chnl-4e9b d9042f521477c2ff35f0d0c2a9b7"
}

// As people and small vendors choose them: nothing about their form tells them from other words.
const short: Secrets = {
  secretKey: "sesamoid",
  otherSecretKey: "quixotry",
  token: "zyzzyva7",
  appSecret: "wombatty",
  otherAppSecret: "kumquats",
  session: "6100xyzq",
  password: "开门芝麻",
  authCode: "739105",
  captcha: "820461",
  posToken: "凤凰花",
  partnerToken: "yttrium",
  tenantToken: "zugzwang",
  channelToken: "jackdaw"
}

const agent = { AppId: "app", ProxyOrganizationOpenId: "org", ProxyOperator: { OpenId: "n9527" } }

const template = { Agent: agent, TemplateId: "yDSLZUUckpooi1ltUxCsD3RSTG9BEWhT", FlowName: "劳动合同" }

const areas = { area_request: { auth_area_dto: [{ account_id: 9007199254740993n, area_code: 330110 }] } }

type Vendors = Tencent.Tencent | Taobao.Taobao | Damai.Damai

interface Called {
  readonly operation: Operation.Any
  readonly call: Effect.Effect<Operation.Detailed<unknown>, VendorError.VendorError, Vendors>
}

/** Every operation, and calls without one, as programs make them that have secrets. */
const callsOf = (secrets: Secrets): Readonly<Record<string, Called>> => {
  const hidden = (name: keyof Secrets) => Redacted.make(secrets[name])
  const tokens = {
    ptnr_token: hidden("partnerToken"),
    tenant_token: hidden("tenantToken"),
    channel_token: hidden("channelToken")
  }
  const logoff = {
    cinema_link_id: "cinema",
    account_id: "account",
    captcha: hidden("captcha"),
    mobile: "13900004567",
    lease_code: "lease",
    pos_token: hidden("posToken"),
    logoff_reason: "搬家",
    channel_code: "pos"
  }
  const inSession = Taobao.withSession(hidden("session"))
  const inDamaiSession = Damai.withSession(hidden("session"))
  const secretsAsText = { captcha: secrets.captcha, password: secrets.password, token: secrets.posToken }
  const untyped = { request: Wire.AnyObject, response: Wire.AnyObject }
  const detailed = <R>(call: Effect.Effect<unknown, VendorError.VendorError, R>) =>
    Effect.map(call, (value) => ({ value, requestId: undefined, raw: undefined }))
  return {
    "cancel": {
      operation: Essbasic.channelCancelMultiFlowSignQRCode,
      call: Essbasic.channelCancelMultiFlowSignQRCode.detailed({ Agent: agent, QrCodeId: template.TemplateId })
    },
    "create": {
      operation: Essbasic.channelCreateMultiFlowSignQRCode,
      call: Essbasic.channelCreateMultiFlowSignQRCode.detailed(template)
    },
    "create with other credentials": {
      operation: Essbasic.channelCreateMultiFlowSignQRCode,
      call: Essbasic.channelCreateMultiFlowSignQRCode
        .detailed(template)
        .pipe(Tencent.withCredentials({ secretId: "other", secretKey: hidden("otherSecretKey") }))
    },
    "logoffByPos": {
      operation: Lark.logoffByPos,
      call: Lark.logoffByPos.detailed({ logoff_request: logoff }).pipe(inSession)
    },
    "accountAreaAuth": {
      operation: Mafia.accountAreaAuth,
      call: Mafia.accountAreaAuth.detailed(areas).pipe(inSession)
    },
    "accountAreaAuth with other credentials": {
      operation: Mafia.accountAreaAuth,
      call: Mafia.accountAreaAuth
        .detailed(areas)
        .pipe(inSession, Taobao.withCredentials({ appKey: "other", appSecret: hidden("otherAppSecret") }))
    },
    "userAuthcodeSend": {
      operation: Maizuo.userAuthcodeSend,
      call: Maizuo.userAuthcodeSend
        .detailed({ param0: { ...tokens, user_phone: "13900004567", code_type: 1 } })
        .pipe(inDamaiSession)
    },
    "userRegisterByauthcode": {
      operation: Maizuo.userRegisterByauthcode,
      call: Maizuo.userRegisterByauthcode
        .detailed({
          param0: {
            ...tokens,
            auth_code: hidden("authCode"),
            user_login_password: hidden("password"),
            user_phone: "13900004567",
            code_type: 1
          }
        })
        .pipe(inDamaiSession, Damai.withCredentials({ appKey: "other", appSecret: hidden("otherAppSecret") }))
    },
    "Tencent.call": {
      operation: Tencent.operations({ service: "essbasic", version: "2021-05-26" })("Untyped", untyped),
      call: detailed(Tencent.call("Untyped", secretsAsText))
    },
    "Taobao.call": {
      operation: Taobao.operation("taobao.untyped", untyped),
      call: detailed(Taobao.call("taobao.untyped", { ...secretsAsText, list: [secretsAsText] }).pipe(inSession))
    },
    "Damai.call": {
      operation: Damai.operation("alibaba.damai.untyped", untyped),
      call: detailed(Damai.call("alibaba.damai.untyped", { param0: secretsAsText }).pipe(inDamaiSession))
    }
  }
}

const names = Object.keys(callsOf(long))

const everyCall = names.flatMap((name) => [[name, "long", long] as const, [name, "short", short] as const])

/** Keeps every signature that goes through a client among the secrets. */
const signing = (client: Layer.Layer<HttpClient.HttpClient>, signatures: Record<string, string>) =>
  Layer.effect(
    HttpClient.HttpClient,
    Effect.map(
      HttpClient.HttpClient,
      HttpClient.tapRequest((request) =>
        Effect.sync(() => {
          const { authorization } = request.headers
          if (authorization !== undefined) {
            signatures[`authorization ${authorization}`] = authorization
            signatures[`signature of ${authorization}`] = authorization.slice(authorization.lastIndexOf("=") + 1)
          }
          const sign = new URLSearchParams(bodyOf(request)).get("sign")
          if (sign !== null) signatures[`sign ${sign}`] = sign
        })
      )
    )
  ).pipe(Layer.provide(client))

const bodyOf = (request: HttpClientRequest.HttpClientRequest): string =>
  request.body._tag === "Uint8Array" ? new TextDecoder().decode(request.body.body) : ""

interface Options {
  readonly address?: string
  /** Whether no answer is expected. */
  readonly isLate?: boolean
  readonly format?: TopFormat.TopFormat
  readonly signMethod?: TopSigner.SignMethod
}

/** The gateways of all vendors with the credentials of a test, over a client. */
const gateways = (secrets: Secrets, client: Layer.Layer<HttpClient.HttpClient>, options: Options = {}) => {
  const address = options.address ?? "http://sandbox.localhost"
  const top = {
    credentials: { appKey: "app", appSecret: Redacted.make(secrets.appSecret) },
    endpoint: `${address}/router/rest`,
    format: options.format,
    signMethod: options.signMethod
  }
  return Layer.mergeAll(
    Tencent.layer({
      credentials: {
        secretId: "id",
        secretKey: Redacted.make(secrets.secretKey),
        token: Redacted.make(secrets.token)
      },
      endpoint: address
    }),
    Taobao.layer(top),
    Damai.layer(top)
  ).pipe(Layer.provide([client, NodeCrypto.layer]))
}

/** Makes a call over a client, and looks for secrets in all that a program may show of it. */
const search = Effect.fnUntraced(function* (
  { call, operation }: Called,
  secrets: Secrets,
  client: Layer.Layer<HttpClient.HttpClient>,
  options: Options = {}
) {
  const signatures: Record<string, string> = {}
  const layer = gateways(secrets, signing(client, signatures), options)
  const { context, shown } = yield* Effect.gen(function* () {
    return {
      context: yield* Effect.context<Vendors>(),
      shown: yield* show(call.pipe(Retry.withPolicy(undefined), options.isLate ? briefly : identity), operation)
    }
  }).pipe(Effect.provide(layer))
  const { exit, texts } = shown
  const all = { ...secrets, ...signatures }
  const built = [...textsOf(context.mapUnsafe), ...formsOf(context)]
  return { exit, signatures, found: [...leaks(texts, all), ...leaks(built, all)] }
})

const tagOf = (exit: Exit.Exit<unknown, VendorError.VendorError>): string => {
  if (Exit.isSuccess(exit)) return "Success"
  const [reason] = exit.cause.reasons
  return reason?._tag === "Fail" ? reason.error._tag : `${reason?._tag}`
}

/** The vendors' side of the wire in this process, and a client that reaches it. */
const sandbox = (secrets: Secrets) =>
  Effect.gen(function* () {
    const appSecrets = {
      app: Redacted.make(secrets.appSecret),
      other: Redacted.make(secrets.otherAppSecret)
    }
    const tencent = yield* TencentTesting.sandboxHandler({
      secretKeys: { id: Redacted.make(secrets.secretKey), other: Redacted.make(secrets.otherSecretKey) },
      operations: [callsOf(secrets)["Tencent.call"]!.operation]
    })
    const top = yield* TaobaoTesting.TopSandbox.handler([
      yield* TaobaoTesting.sandboxVendor({ appSecrets, operations: [callsOf(secrets)["Taobao.call"]!.operation] }),
      yield* DamaiTesting.sandboxVendor({ appSecrets, operations: [callsOf(secrets)["Damai.call"]!.operation] })
    ])
    const client = CoreSandbox.client(
      Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) =>
        new URL(request.originalUrl, "http://sandbox.localhost").pathname === "/router/rest" ? top : tencent
      )
    )
    const simulations: ReadonlyArray<Simulation.Simulation> = [
      yield* TencentTesting.TencentSimulation,
      yield* TaobaoTesting.TaobaoSimulation,
      yield* DamaiTesting.DamaiSimulation
    ]
    return {
      client: Layer.succeed(HttpClient.HttpClient, client),
      script: (operation: Operation.Any, result: Result.Result<any, any>) =>
        Effect.forEach(simulations, (simulation) => simulation.script(operation, result), { discard: true })
    }
  }).pipe(Effect.provide(Sandbox.layerSimulations()))

const given = "Kd83-给会员的-token"

/** What each operation answers where all is well. */
const successes: Readonly<Record<string, unknown>> = {
  [Essbasic.channelCancelMultiFlowSignQRCode.name]: {},
  [Essbasic.channelCreateMultiFlowSignQRCode.name]: {
    QrCode: { QrCodeId: "q", QrCodeUrl: "u", ExpiredTime: 1700000000, WeixinQrCodeUrl: "w" },
    SignUrls: { AppSignUrl: "a", EffectiveTime: "e", HttpSignUrl: "h" }
  },
  [Lark.logoffByPos.name]: { data: { data: { status: true }, success: true } },
  [Mafia.accountAreaAuth.name]: { succ: true },
  [Maizuo.userAuthcodeSend.name]: { result: { success: true } },
  [Maizuo.userRegisterByauthcode.name]: {
    result: { success: true, data: { user_token: Redacted.make(given), user_id: "1" } }
  },
  "Untyped": { anything: 1 },
  "taobao.untyped": { anything: 1 },
  "alibaba.damai.untyped": { anything: 1 }
}

const detailedOf = (operation: Operation.Any, input: unknown, secrets = long): Called => ({
  operation,
  call: (operation.detailed(input) as Called["call"]).pipe(
    Taobao.withSession(Redacted.make(secrets.session)),
    Damai.withSession(Redacted.make(secrets.session))
  )
})

const tokens = {
  ptnr_token: Redacted.make(long.partnerToken),
  tenant_token: Redacted.make(long.tenantToken),
  channel_token: Redacted.make(long.channelToken)
}

const registration = {
  ...tokens,
  auth_code: Redacted.make(long.authCode),
  user_login_password: Redacted.make(long.password),
  user_phone: "13900004567",
  code_type: 1
}

const logoff = {
  cinema_link_id: "cinema",
  account_id: "account",
  captcha: Redacted.make(long.captcha),
  mobile: "13900004567",
  lease_code: "lease",
  pos_token: Redacted.make(long.posToken),
  logoff_reason: "搬家",
  channel_code: "pos"
}

/** Calls with something in them that does not fit. */
const unfit: Readonly<Record<string, Called>> = {
  "a captcha with a control character": detailedOf(Lark.logoffByPos, {
    logoff_request: { ...logoff, captcha: Redacted.make(`${long.captcha}\u0000`) }
  }),
  "a captcha and a token that are not wrapped": detailedOf(Lark.logoffByPos, {
    logoff_request: { ...logoff, captcha: long.captcha, pos_token: long.posToken }
  }),
  "a captcha that is a number": detailedOf(Lark.logoffByPos, {
    logoff_request: { ...logoff, captcha: Redacted.make(Number(long.captcha)) }
  }),
  "a reason that is too long, and holds a secret": detailedOf(Lark.logoffByPos, {
    logoff_request: { ...logoff, logoff_reason: long.posToken.repeat(10) }
  }),
  "a whole request that is text": detailedOf(Lark.logoffByPos, { logoff_request: JSON.stringify(long) }),
  "a password with half a character": detailedOf(Maizuo.userRegisterByauthcode, {
    param0: { ...registration, user_login_password: Redacted.make(`${long.password}\ud800`) }
  }),
  "a password that is not wrapped": detailedOf(Maizuo.userRegisterByauthcode, {
    param0: { ...registration, user_login_password: long.password, auth_code: long.authCode }
  }),
  "a code of the wrong type beside secrets": detailedOf(Maizuo.userRegisterByauthcode, {
    param0: { ...registration, code_type: long.authCode }
  }),
  "a missing phone beside secrets": detailedOf(Maizuo.userAuthcodeSend, { param0: { ...tokens, code_type: 1 } }),
  "an area whose number is a secret": detailedOf(Mafia.accountAreaAuth, {
    area_request: { auth_area_dto: [{ account_id: long.session }] }
  }),
  "a name that is too long, and holds a secret": detailedOf(Essbasic.channelCreateMultiFlowSignQRCode, {
    ...template,
    FlowName: long.secretKey.repeat(10)
  }),
  "credentials whose token does not fit into a header": {
    operation: Essbasic.channelCreateMultiFlowSignQRCode,
    call: Essbasic.channelCreateMultiFlowSignQRCode.detailed(template).pipe(
      Tencent.withCredentials({
        secretId: "id",
        secretKey: Redacted.make(long.otherSecretKey),
        token: Redacted.make(`${long.token}\r\n`)
      })
    )
  }
}

describe("the search", () => {
  it.live("finds what the errors of clients hold", () =>
    Effect.gen(function* () {
      const request = HttpClientRequest.post("http://127.0.0.1/", {
        headers: { authorization: long.secretKey },
        body: undefined
      }).pipe(HttpClientRequest.bodyText(`password=${encodeURIComponent(short.password)}&code=${short.authCode}`))
      const error = new HttpClientError.HttpClientError({ reason: new HttpClientError.TransportError({ request }) })
      const { texts } = yield* show(Effect.fail(error as never), undefined)
      assert.deepStrictEqual(
        leaks(texts, { a: long.secretKey, b: short.password, c: short.authCode, d: long.session }).map((leak) =>
          leak.slice(0, 1)
        ),
        ["a", "b", "c"]
      )
    })
  )

  it("finds what is hidden in errors, bytes, maps and symbols", () => {
    class Hiding extends Error {
      readonly map = new Map([["key", new Set([Buffer.from("in bytes")])]])
      get computed() {
        return "in a getter"
      }
    }
    const error = Object.defineProperty(new Hiding("m", { cause: { [Symbol("s")]: "by a symbol" } }), "hidden", {
      value: "in a hidden property"
    })
    const secrets = ["in bytes", "in a getter", "by a symbol", "in a hidden property"]
    const texts = [...textsOf(error)]
    for (const secret of secrets) assert.isNotEmpty(leaks(texts, { secret }), secret)
    assert.isEmpty(leaks([...textsOf(Redacted.make("quiet")), ...formsOf(Redacted.make("quiet"))], { secret: "quiet" }))
  })
})

describe("in no text that comes of", () => {
  it.live.each(everyCall)("%s that is answered, with %s secrets", ([name, , secrets]) =>
    Effect.gen(function* () {
      const called = callsOf(secrets)[name]!
      const { client, script } = yield* sandbox(secrets)
      for (const [format, signMethod] of [
        [TopFormat.json, "hmac-sha256"],
        [TopFormat.simplified, "md5"],
        [TopXml.format, "hmac"]
      ] as const) {
        yield* script(called.operation, Result.succeed(successes[called.operation.name]))
        const { exit, found, signatures } = yield* search(called, secrets, client, { format, signMethod })
        assert.strictEqual(tagOf(exit), "Success")
        assert.isNotEmpty(Object.keys(signatures))
        assert.deepStrictEqual(found, [])
        // What came undecoded is as it came: there alone is what the vendor gave.
        const { raw: _, ...answer } = (exit as Exit.Success<Operation.Detailed<unknown>>).value
        const secret = redactedIn(answer)
        if (called.operation === Maizuo.userRegisterByauthcode) assert.deepStrictEqual(secret, [given])
        const secretsGiven = Object.fromEntries(secret.entries())
        assert.deepStrictEqual(leaks([...textsOf(answer), ...formsOf(answer)], secretsGiven), [])
      }
    })
  )

  it.live.each(everyCall)("%s that fails, with %s secrets", ([name, , secrets]) =>
    Effect.gen(function* () {
      const called = callsOf(secrets)[name]!
      const { operation } = called
      const { client, script } = yield* sandbox(secrets)
      const classes: ReadonlyArray<VendorError.Constructor<any>> = [
        ...Object.values(VendorError.classes),
        ...Object.values(operation.refusals),
        ...(operation.refused === undefined ? [] : [operation.refused.error])
      ]
      for (const Class of classes) {
        const error = new Class({ message: "no" })
        yield* script(operation, Result.fail(error))
        const { exit, found } = yield* search(called, secrets, client)
        assert.notStrictEqual(tagOf(exit), "Success", error._tag)
        assert.deepStrictEqual(found, [], error._tag)
      }
      // With credentials that are not known, nor are they told.
      const { exit, found } = yield* search(called, { ...secrets, appSecret: "x", secretKey: "x" }, client)
      if (!name.includes("other") && called.operation !== Maizuo.userRegisterByauthcode) {
        assert.strictEqual(tagOf(exit), "AuthFailure")
      }
      assert.deepStrictEqual(
        found.filter((leak) => !/^(appSecret|secretKey) /.test(leak)),
        []
      )
    })
  )

  it.live("a refusal that holds what the vendor gave", () =>
    Effect.gen(function* () {
      const { client, script } = yield* sandbox(long)
      const called = callsOf(long).userRegisterByauthcode!
      const data = { user_token: Redacted.make(given), user_id: "1" }
      yield* script(called.operation, Result.fail(new Maizuo.RegistrationRefused({ code: "204", message: "no", data })))
      const layer = gateways(long, client)
      const { exit, texts } = yield* show(called.call, undefined).pipe(Effect.provide(layer))
      assert.strictEqual(tagOf(exit), "RegistrationRefused")
      assert.deepStrictEqual(leaks(texts, { ...long, given }), [])
    })
  )

  it.live.each(everyCall)("%s whose answer repeats the request, with %s secrets", ([name, , secrets]) =>
    Effect.gen(function* () {
      const called = callsOf(secrets)[name]!
      const key = TopFormat.responseKey(called.operation.name)
      // Tencent has one format. The long secrets are those that JSON and forms have to escape.
      const isXmlToo = called.operation.service === undefined && secrets === short
      const formats = isXmlToo ? [TopFormat.json, TopXml.format] : [TopFormat.json]
      for (const format of formats) {
        for (const [index, echo] of echoes(key, secrets).entries()) {
          const status = index === 0 ? 502 : index === 1 ? 404 : 200
          const client = HttpClient.make((request) =>
            Effect.sync(() =>
              HttpClientResponse.fromWeb(request, new Response(echo(bodyOf(request), request), { status }))
            )
          )
          const { exit, found } = yield* search(called, secrets, Layer.succeed(HttpClient.HttpClient, client), {
            format
          })
          assert.strictEqual(tagOf(exit), status === 502 ? "ServiceFailure" : "MalformedResponse", `echo ${index}`)
          assert.deepStrictEqual(found, [], `echo ${index}`)
        }
      }
    })
  )

  it.live.each(
    names.flatMap((name) => (Object.keys(clients) as Array<Client>).map((client) => [name, client] as const))
  )("%s that fails over %s", ([name, client]) =>
    Effect.gen(function* () {
      const called = callsOf(long)[name]!
      const addresses: Array<Options> = [
        { address: `http://127.0.0.1:${yield* closedPort}` },
        { address: "https://no.such.host.invalid" }
      ]
      for (const onRequest of [...breaks, silence]) {
        const { port } = yield* serve({ onRequest })
        addresses.push({ address: `http://127.0.0.1:${port}`, isLate: onRequest === silence })
      }
      for (const options of addresses) {
        const { exit, found } = yield* search(called, long, clients[client], options)
        // One of them takes a request for the head and the body of an answer.
        assert.include(["TransportFailure", "MalformedResponse"], tagOf(exit))
        assert.deepStrictEqual(found, [])
      }
    })
  )

  it.live.each(names)("%s that cannot be signed", (name) =>
    Effect.gen(function* () {
      const called = callsOf(long)[name]!
      const reason = new CryptoError.InvalidKey({ description: "the key does not fit" })
      const failing = Effect.fail(new CryptoError.CryptoError({ module: "Mac", method: "sign", reason }))
      const signers = Layer.mergeAll(
        Layer.succeed(Tc3.Signer, { authorization: () => failing }),
        Layer.succeed(TopSigner.TopSigner, { method: "hmac-sha256", sign: () => failing })
      )
      const top = { credentials: { appKey: "app", appSecret: Redacted.make(long.appSecret) } }
      const layer = Layer.mergeAll(
        Tencent.layerNoSigner({
          credentials: {
            secretId: "id",
            secretKey: Redacted.make(long.secretKey),
            token: Redacted.make(long.token)
          }
        }),
        Taobao.layerNoSigner(top),
        Damai.layerNoSigner(top)
      ).pipe(Layer.provide([signers, Layer.succeed(HttpClient.HttpClient, unreachable)]))
      const { exit, texts } = yield* show(called.call, called.operation).pipe(Effect.provide(layer))
      assert.strictEqual(tagOf(exit), "AuthFailure")
      assert.deepStrictEqual(leaks(texts, long), [])
    })
  )

  it.live.each(Object.keys(unfit))("%s, which is never sent", (name) =>
    Effect.gen(function* () {
      const called = unfit[name]!
      const { exit, found } = yield* search(called, long, Layer.succeed(HttpClient.HttpClient, unreachable))
      assert.strictEqual(tagOf(exit), "InvalidParameter")
      assert.deepStrictEqual(found, [])
    })
  )
})

const unreachable = HttpClient.make(() => Effect.die(new Error("nothing is to be sent")))

/** Answers that repeat a request, none of them the vendor's protocol. */
const echoes = (
  key: string,
  secrets: Secrets
): ReadonlyArray<(body: string, request: HttpClientRequest.HttpClientRequest) => string> => {
  const decoded = (body: string) => [...new URLSearchParams(body)].flat().join(" ")
  const values = Object.values(secrets).join(" ")
  return [
    (body) => body,
    (body) => decoded(body),
    (body) => body,
    (body) => decoded(body),
    (body, { headers }) => `<html><p>${Object.values(headers).join(" ")}</p><pre>${body}</pre></html>`,
    (body) => `<html><p>${decoded(body)}</p></html>`,
    // Short enough for an error of JSON.parse to quote it whole.
    (body) => `${Object.values(secrets).find((secret) => decoded(body).includes(secret)) ?? ""}!`,
    (body) => JSON.stringify(body),
    (body) => JSON.stringify({ request: body }),
    (body) => JSON.stringify({ request: decoded(body) }).slice(0, -2),
    (body) => JSON.stringify({ [key]: body }),
    (body) => JSON.stringify({ error_response: decoded(body) }),
    (body) => JSON.stringify({ Response: { Error: decoded(body) } }),
    (body) => JSON.stringify({ Response: decoded(body) }),
    (body) => `{"${key}":${body}`,
    (body) => `${decoded(body)}{`,
    (body) => `<?xml version="1.0"?><${key}>${body}`,
    (body) => `<error_response><msg>${decoded(body).replace(/[<&]/g, "")}</msg></error_response>`,
    (body) => `<other>${decoded(body)}</other>`,
    (body) => `<a ${decoded(body)}`,
    () => JSON.stringify({ message: values })
  ]
}

const silence = () => {}

const breaks: ReadonlyArray<(socket: Net.Socket, request: string) => void> = [
  (socket) => socket.end(),
  (socket) => socket.resetAndDestroy(),
  (socket, request) => socket.end(request),
  (socket, request) => socket.end(`HTTP/1.1 200 OK\r\nx-echo: ${request}`),
  (socket, request) => socket.end(`HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n${request}`),
  (socket, request) => socket.end(`HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${request}`),
  (socket, request) => socket.end(`HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n${request}`)
]
