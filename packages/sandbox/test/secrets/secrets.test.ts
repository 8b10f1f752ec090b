/** A program that logs, traces, prints and stores its calls shows no secret of them. */
import { assert, describe, it } from "@effect/vitest"
import { type Operation, VendorError } from "@effect-vendors/core"
import { Damai, Maizuo } from "@effect-vendors/damai"
import { Taobao } from "@effect-vendors/taobao"
import { Tc3, Tencent } from "@effect-vendors/tencent"
import { TopFormat, TopSigner } from "@effect-vendors/top"
import * as TopXml from "@effect-vendors/top/TopXml"
import * as CryptoError from "effect/crypto/CryptoError"
import * as Effect from "effect/Effect"
import type * as Exit from "effect/Exit"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import { type Client, clients } from "../gateways.ts"
import { closedPort, serve } from "../tcpServer.ts"
import { breaks, echoes, silence } from "./answers.ts"
import { callsOf, names } from "./calls.ts"
import { bodyOf, gateways, type Options } from "./gateways.ts"
import { leaks, redactedIn } from "./leaks.ts"
import { search, tagOf } from "./search.ts"
import { long, short } from "./secrets.ts"
import { show } from "./show.ts"
import { formsOf, textsOf } from "./texts.ts"
import { unfit } from "./unfit.ts"
import { given, sandbox, successes } from "./vendors.ts"

const everyCall = names.flatMap((name) => [[name, "long", long] as const, [name, "short", short] as const])

const unreachable = HttpClient.make(() => Effect.die(new Error("this call must send nothing")))

describe("no text holds a secret of", () => {
  it.live.each(everyCall)("%s with %s secrets that succeeds", ([name, , secrets]) =>
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
        // The raw response is as it came, so a secret of the vendor may stand there, and only there.
        const { raw: _, ...answer } = (exit as Exit.Success<Operation.Detailed<unknown>>).value
        const secret = redactedIn(answer)
        if (called.operation === Maizuo.userRegisterByauthcode) assert.deepStrictEqual(secret, [given])
        const secretsGiven = Object.fromEntries(secret.entries())
        assert.deepStrictEqual(leaks([...textsOf(answer), ...formsOf(answer)], secretsGiven), [])
      }
    })
  )

  it.live.each(everyCall)("%s with %s secrets that fails", ([name, , secrets]) =>
    Effect.gen(function* () {
      const called = callsOf(secrets)[name]!
      const { operation } = called
      const { client, script } = yield* sandbox(secrets)
      // Each class has fields of its own, and all are optional.
      const classes: ReadonlyArray<VendorError.Constructor<any>> = [
        ...Object.values(VendorError.classes),
        ...Object.values(operation.refusals.codes),
        ...(operation.refusals.response === undefined ? [] : [operation.refusals.response.error])
      ]
      for (const Class of classes) {
        const error = new Class({ message: "no" })
        yield* script(operation, Result.fail(error))
        const { exit, found } = yield* search(called, secrets, client)
        assert.notStrictEqual(tagOf(exit), "Success", error._tag)
        assert.deepStrictEqual(found, [], error._tag)
      }
      // The vendor does not know these credentials, and the error does not tell them.
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

  it.live("a refusal that holds a token of the vendor", () =>
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

  it.live.each(everyCall)("%s with %s secrets whose answer repeats the request", ([name, , secrets]) =>
    Effect.gen(function* () {
      const called = callsOf(secrets)[name]!
      const key = TopFormat.responseKey(called.operation.name)
      // Tencent has one format. JSON and forms have to escape the long secrets.
      const isXmlToo = called.operation.vendor !== "Tencent" && secrets === short
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

  // The errors of a client do not depend on the operation. These calls have all kinds of secrets.
  it.live.each(
    ["create", "logoffByPos", "userRegisterByauthcode", "Taobao.call", "Tencent.call"].flatMap((name) =>
      (Object.keys(clients) as Array<Client>).map((client) => [name, client] as const)
    )
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
        // One of the clients reads an echoed request as the head and the body of an answer.
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
        Tencent.layerWithSigner({
          credentials: {
            secretId: "id",
            secretKey: Redacted.make(long.secretKey),
            token: Redacted.make(long.token)
          }
        }),
        Taobao.layerWithSigner(top),
        Damai.layerWithSigner(top)
      ).pipe(Layer.provide([signers, Layer.succeed(HttpClient.HttpClient, unreachable)]))
      const { exit, texts } = yield* show(called.call, called.operation).pipe(Effect.provide(layer))
      assert.strictEqual(tagOf(exit), "AuthFailure")
      assert.deepStrictEqual(leaks(texts, long), [])
    })
  )

  it.live.each(Object.keys(unfit))("%s, which the gateway does not send", (name) =>
    Effect.gen(function* () {
      const called = unfit[name]!
      const { exit, found } = yield* search(called, long, Layer.succeed(HttpClient.HttpClient, unreachable))
      assert.strictEqual(tagOf(exit), name.startsWith("credentials") ? "AuthFailure" : "InvalidParameter")
      assert.deepStrictEqual(found, [])
    })
  )
})
