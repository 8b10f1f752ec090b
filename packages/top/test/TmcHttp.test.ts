import * as DamaiTopics from "@effect-vendors/top/DamaiTopics"
import * as TmcHttp from "@effect-vendors/top/TmcHttp"
import { expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Redacted from "effect/Redacted"
import * as Stream from "effect/Stream"
import { TestClock } from "effect/testing"
import * as Courier from "./courier/Courier.ts"
import { provide } from "./gateway.ts"
import * as Stub from "./stub.ts"

const tmc = TmcHttp.make(Courier.vendor)

const success = (method: string) => `{"tmc_${method}_response":{"is_success":true}}`

it.effect("messages arrive by calls, and are confirmed by calls", () => {
  const answers = [
    `{"tmc_messages_consume_response":{}}`,
    `{"error_response":{"code":15,"msg":"Remote service error","sub_code":"isp.remote-service-error"}}`,
    `{"tmc_messages_consume_response":{"messages":{"tmc_message":[
      {"id":9007199254740993,"topic":"damai_distribution_PerformCancel","content":"{\\"perform_id\\":1,\\"project_id\\":2}",
       "pub_app_key":"4272","pub_time":"2016-01-01 08:00:00","user_id":7,"user_nick":"忙"},
      {"topic":"damai_distribution_PerformCancel"},
      {"id":4,"topic":"any","content":"{"}]}}}`
  ]
  const client = Stub.make(({ parameters: { method } }) =>
    method === "taobao.tmc.messages.consume"
      ? new Response(answers.shift() ?? `{"error_response":{"code":29,"msg":"Invalid app Key"}}`)
      : new Response(success("messages_confirm"))
  )
  return Effect.gen(function* () {
    const seen: Array<unknown> = []
    const fiber = yield* tmc.stream([DamaiTopics.performCancel], { group: "vip", interval: 100 }).pipe(
      Stream.runForEach((message) => {
        seen.push(message)
        return message._tag === "Unreadable" ? message.fail("no JSON") : message.ack
      }),
      Effect.flip,
      Effect.forkChild
    )
    while (fiber.pollUnsafe() === undefined) yield* TestClock.adjust(100)
    expect(yield* Fiber.join(fiber)).toMatchObject({ _tag: "AuthFailure", code: "29" })
    expect(seen).toMatchObject([
      {
        _tag: "damai_distribution_PerformCancel",
        id: 9007199254740993n,
        content: { perform_id: 1n, project_id: 2n },
        publisher: "4272",
        time: Date.UTC(2016, 0, 1),
        userid: 7n,
        nick: "忙"
      },
      { _tag: "Unreadable", id: 4n, topic: "any", data: "{" }
    ])
    const [consume] = client.requests
    expect(consume!.parameters).toMatchObject({ group_name: "vip", quantity: "100" })
    const confirmed = client.requests.filter(({ parameters }) => parameters["method"] === "taobao.tmc.messages.confirm")
    expect(confirmed.map(({ parameters }) => [parameters["group_name"], parameters["s_message_ids"]])).toEqual([
      ["vip", "9007199254740993"]
    ])
  }).pipe(provide(client))
})

it.effect("a confirmation that fails leaves the message to the platform", () => {
  const client = Stub.make(({ parameters: { method } }) =>
    method === "taobao.tmc.messages.consume"
      ? new Response(`{"tmc_messages_consume_response":{"messages":{"tmc_message":[{"id":4,"content":"1"}]}}}`)
      : new Response(`{"error_response":{"code":40,"msg":"Missing parameters"}}`)
  )
  return tmc.stream().pipe(
    Stream.take(2),
    Stream.tap(({ ack }) => ack),
    Stream.runCollect,
    Effect.map((messages) =>
      expect(messages.map(({ data, id }) => [id, data])).toEqual([
        [4n, 1],
        [4n, 1]
      ])
    ),
    provide(client)
  )
})

it.effect("a user is permitted and cancelled", () => {
  const client = Stub.make(
    ({ parameters: { method } }) =>
      new Response(success(method === "taobao.tmc.user.permit" ? "user_permit" : "user_cancel"))
  )
  return Effect.gen(function* () {
    const session = Redacted.make("session")
    expect(yield* tmc.permit({ topics: ["a", "b"] }).pipe(Courier.vendor.withSession(session))).toEqual({
      is_success: true
    })
    expect(yield* tmc.cancel({ nick: "忙" })).toEqual({ is_success: true })
    expect(client.requests.map(({ parameters: { nick, session, topics } }) => [topics, session, nick])).toEqual([
      ["a,b", "session", undefined],
      [undefined, undefined, "忙"]
    ])
  }).pipe(provide(client))
})
