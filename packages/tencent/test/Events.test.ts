import { NodeCrypto } from "@effect/platform-node"
import * as Events from "@effect-vendors/tencent/Events"
import * as Callbacks from "@effect-vendors/tencent/testing/Callbacks"
import { describe, expect, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { payloads } from "../src/internal/events/payloads.ts"
import * as sender from "./sender.ts"

const key = "CC23FB38AE1D47B09D939CFBAE64195F"
const token = "test_token_123"
const settings = { token: Redacted.make(token), key: Redacted.make(key) }

const plain =
  `{"MsgId":"yDtKOUUckpfzn1drUP8YGQwIiomArVih","MsgType":"TemplateAdd","MsgVersion":"CustomApp","MsgData":` +
  `{"OrganizationId":"yDwJvUUckpk5rwf8Uxh4PcT1e3NS5wQn","OperatorUserId":"yDwJCUUckpk0y11sUxGkg4n1WsBQNkIp",` +
  `"TemplateId":"yDtKOUUckpfzdllkUuSHDA1uMECpNeoa","TemplateName":"sale-v1","CreateTime":1767146542}}`

const encrypt =
  "VV/zit1H66SsjoJ/yy6ezfESfFGjaoMCDElrlnnPf75bD6yWyRYnvLs+DJh8nR1+DOhtRKClQeLM69rBScm2nlS6NcxqAHm9aIlvl4dbp+OxVOmEwW" +
  "b9nRV4l889u89RwV6BHtNpiwQN5x/e7f3Q1X6feX+zK78Sh3sP81KSIn7kEyrZSXlShJoY/mauraMiOldmMDzZ1AtiJ8nQ3S8L9W/WLoqgfeR8Qnbs" +
  "PkVYecuTdQAuA991C5ohw3OGTkaW5NiEVrRZ+EVi8OmacM6HuPZ0AWArQ1CE30d1PnWBwKXqLHdxqI8Jzk4DVC8ICDSjvuGiHJbupiFjo/f8IDHoJn" +
  "96GPIed5mNBsZtFoHTqcTgn82nfzYBTZ4ExjFF4ONhgou2uvgXUwaT+2a/rVKRkYGQnoaB1R1kMEsUD8pYxcE="

const signature = "sha256=605ece966b4dc234c1fa5df50c130e2410cb259739ea4ac9e5d1dd1b4e58c7d2"

const encryptedBody = `{"encrypt":"${encrypt}"}`

const message = (
  body: string,
  headers: Record<string, string> = {},
  query: Record<string, string> = {}
): Events.Message => ({ body: sender.bytes(body), headers, query })

const provide = Effect.provide(NodeCrypto.layer)

const receive = (sent: Events.Message, by: Events.Settings = settings) =>
  Effect.flatMap(Events.receiver(by), (receive) => receive(sent)).pipe(provide)

const read = (value: unknown) => Events.read(typeof value === "string" ? value : JSON.stringify(value))

describe("the vectors", () => {
  it.effect("decrypts the official ciphertext", () =>
    Effect.gen(function* () {
      expect(yield* Events.decrypt(encrypt, Redacted.make(key))).toBe(plain)
    }).pipe(provide)
  )

  it.effect("verifies the signature of the header", () =>
    Events.verify(message(encryptedBody, { "Content-Signature": signature }), Redacted.make(token)).pipe(provide)
  )

  it.effect("verifies the signature of the query", () =>
    Events.verify(
      message(
        `{"encrypt":"some_encrypted_data"}`,
        {},
        { msg_signature: "63acd52354f084eb00f3089de915ba58a9474caa", timestamp: "1700000000", nonce: "abc123" }
      ),
      Redacted.make(token)
    ).pipe(provide)
  )

  it.effect("receives the event", () =>
    Effect.gen(function* () {
      const received = yield* receive(message(encryptedBody, { "content-signature": signature }))
      expect(received).toEqual({
        _tag: "Received",
        id: "yDtKOUUckpfzn1drUP8YGQwIiomArVih",
        drift: [],
        event: { _tag: "TemplateAdd", data: JSON.parse(plain).MsgData, ...JSON.parse(plain) }
      })
    })
  )

  it.effect("makes the same callback in tests of users", () =>
    Effect.gen(function* () {
      const callback = yield* Callbacks.ofText(plain, settings)
      expect(new TextDecoder().decode(callback.body)).toBe(encryptedBody)
      expect(callback.headers["content-signature"]).toBe(signature)
    })
  )
})

describe("signatures", () => {
  const refused = (sent: Events.Message, by?: Events.Settings) =>
    Effect.map(Effect.flip(receive(sent, by)), (error) => ("reason" in error ? error.reason : error._tag))

  it.effect("refuses a callback that is not signed", () =>
    Effect.gen(function* () {
      expect(yield* refused(message(encryptedBody))).toBe("missing")
    })
  )

  it.effect.each([
    "",
    "sha256=",
    signature.slice(7),
    signature.replace("sha256", "sha1"),
    signature.slice(0, -1),
    `${signature}0`,
    signature.replace("605e", "605f"),
    `${signature}, ${signature}`
  ])("refuses the signature %j", (wrong) =>
    Effect.gen(function* () {
      expect(yield* refused(message(encryptedBody, { "content-signature": wrong }))).toBe("wrong")
    })
  )

  it.effect("refuses a body that was changed", () =>
    Effect.gen(function* () {
      expect(yield* refused(message(`${encryptedBody} `, { "content-signature": signature }))).toBe("wrong")
    })
  )

  it.effect("does not fall back to the query where the header is wrong", () =>
    Effect.gen(function* () {
      const query = {
        msg_signature: sender.querySignature([token, "1700000000", "n", encrypt]),
        timestamp: "1700000000",
        nonce: "n"
      }
      expect((yield* receive(message(encryptedBody, {}, query)))._tag).toBe("Received")
      expect(yield* refused(message(encryptedBody, { "content-signature": "sha256=00" }, query))).toBe("wrong")
    })
  )

  it.effect("covers no body that is not encrypted by the query", () =>
    Effect.gen(function* () {
      const query = {
        msg_signature: sender.querySignature([token, "1700000000", "n", ""]),
        timestamp: "1700000000",
        nonce: "n"
      }
      expect(yield* refused(message(plain, {}, query))).toBe("missing")
    })
  )

  it.effect("lets nobody move characters between the signed texts", () =>
    Effect.gen(function* () {
      // The signed text stays the same where the nonce takes the beginning of the encrypted text, a block or more of it.
      const nonce = "N"
      const cut = [...encrypt].findIndex((character, index) => index >= 64 && character > nonce && character < "t")
      const moved = {
        msg_signature: sender.querySignature([token, "1700000000", nonce, encrypt]),
        timestamp: "1700000000",
        nonce: nonce + encrypt.slice(0, cut)
      }
      const rest = JSON.stringify({ encrypt: encrypt.slice(cut) })
      expect(sender.querySignature([token, moved.timestamp, moved.nonce, encrypt.slice(cut)])).toBe(moved.msg_signature)
      expect(yield* refused(message(rest, {}, moved))).toBe("wrong")
    })
  )

  it.effect("accepts several tokens and keys while they rotate", () =>
    Effect.gen(function* () {
      const next = { token: "next_token", key: "0123456789abcdef0123456789abcdef" }
      const both = {
        token: [Redacted.make(next.token), Redacted.make(token)],
        key: [Redacted.make(next.key), Redacted.make(key)]
      }
      const sent = sender.encrypted({ MsgId: "m", MsgType: "OrgAuth", MsgData: {} }, next.key, next.token)
      expect((yield* receive(message(sent.body, sent.headers), both))._tag).toBe("Received")
      expect((yield* receive(message(encryptedBody, { "content-signature": signature }), both))._tag).toBe("Received")
      expect(yield* refused(message(sent.body, sent.headers))).toBe("wrong")
    })
  )

  it.effect.each([{}, { token: [] }, { token: Redacted.make("") }, { token: Redacted.make(" ") }])(
    "builds no receiver without a token: %j",
    (given) =>
      Effect.gen(function* () {
        expect((yield* Effect.flip(Events.receiver(given)))._tag).toBe("SettingsError")
      })
  )

  it.effect("builds no receiver of contradictions, or with a key of the wrong length", () =>
    Effect.gen(function* () {
      yield* Effect.flip(Events.receiver({ ...settings, unverified: true }))
      const short = yield* Effect.flip(Events.receiver({ ...settings, key: Redacted.make(key.slice(1)) }))
      expect(short.message).not.toContain(key.slice(1))
    })
  )
})

describe("a receiver of unverified callbacks", () => {
  it.effect("takes what is not signed", () =>
    Effect.gen(function* () {
      expect((yield* receive(message(plain), { unverified: true }))._tag).toBe("Received")
      const unverified = { unverified: true, key: Redacted.make(key) }
      expect((yield* receive(message(encryptedBody), unverified))._tag).toBe("Received")
      // Where there is a key, Tencent encrypts.
      expect((yield* Effect.flip(receive(message(plain), unverified)))._tag).toBe("DecryptionError")
    })
  )
})

describe("the probe of a URL", () => {
  it.effect("is known signed and unsigned, plain and encrypted", () =>
    Effect.gen(function* () {
      const probes = [
        message("{}"),
        message(" {}\n"),
        message("{}", { "content-signature": sender.contentSignature("{}", token) })
      ]
      for (const probe of probes) expect(yield* receive(probe)).toEqual({ _tag: "Probe" })
      const sent = sender.encrypted({}, key, token)
      expect(yield* receive(message(sent.body, sent.headers))).toEqual({ _tag: "Probe" })
    })
  )

  it.effect("tells that the token is not the one that Tencent has", () =>
    Effect.gen(function* () {
      const probe = message("{}", { "content-signature": sender.contentSignature("{}", "another") })
      expect((yield* Effect.flip(receive(probe)))._tag).toBe("SignatureError")
    })
  )
})

describe("decryption", () => {
  const failed = (body: string) => {
    const sent = sender.signed(body, token)
    return Effect.map(Effect.flip(receive(message(sent.body, sent.headers))), ({ _tag }) => _tag)
  }

  it.effect.each([
    "",
    "AAAA",
    "not base64!",
    encrypt.slice(0, -4),
    encrypt.slice(4),
    sender.encrypt(plain, "0123456789abcdef0123456789abcdef"),
    sender.encrypt("no object", key)
  ])("fails for the text %j", (text) =>
    Effect.gen(function* () {
      expect(yield* failed(JSON.stringify({ encrypt: text }))).toBe("DecryptionError")
    })
  )

  it.effect("fails where no key is set", () =>
    Effect.gen(function* () {
      const sent = message(encryptedBody, { "content-signature": signature })
      const error = yield* Effect.flip(receive(sent, { token: settings.token }))
      expect(error._tag).toBe("DecryptionError")
    })
  )

  it.effect.each(["", "null", "[]", "1", "{", "\ufeff{", '{"encrypt"'])("takes %j for no message", (body) =>
    Effect.gen(function* () {
      expect(yield* failed(body)).toBe("MalformedEvent")
    })
  )
})

describe("reading", () => {
  it("has all kinds", () => {
    expect(Object.keys(payloads)).toHaveLength(58)
  })

  it.effect.each(Object.keys(payloads))("reads an event %s", (MsgType) =>
    Effect.gen(function* () {
      const { drift, event } = yield* read({ MsgId: "m", MsgType, MsgVersion: "ThirdPartyApp", MsgData: { New: [1] } })
      expect(event._tag).toBe(MsgType)
      expect(event.data).toEqual({ New: [1] })
      expect(drift).toEqual([])
    })
  )

  it.effect("keeps an event of a kind that has no definition", () =>
    Effect.gen(function* () {
      for (const MsgType of ["Brand", "toString", "__proto__", "Unknown"]) {
        const { event } = yield* read({ MsgId: "m", MsgType, MsgData: { A: 1 } })
        expect(event).toMatchObject({ _tag: "Unknown", MsgType, MsgData: { A: 1 } })
      }
    })
  )

  it.effect("types the payloads that documents tell", () =>
    Effect.gen(function* () {
      const { event } = yield* read({
        MsgId: "m",
        MsgType: "FlowStatusChange",
        MsgData: { FlowId: 7, FlowCallbackStatus: "4", Approvers: [{ ApproverType: 1, Required: 1 }], CreateOn: null }
      })
      expect(event._tag === "FlowStatusChange" && event.MsgData).toEqual({
        FlowId: "7",
        FlowCallbackStatus: 4,
        Approvers: [{ ApproverType: 1, Required: true }],
        CcInfos: [],
        CreateOn: undefined
      })
      expect(Events.flowStatuses[4]).toBe("ALL")
      expect([2, 4].map(Events.isFinalFlowStatus)).toEqual([false, true])
    })
  )

  it.effect("reports as drift what does not fit, and loses none of it", () =>
    Effect.gen(function* () {
      const MsgData = { FlowId: "f", FlowCallbackStatus: "ended", Approvers: "none" }
      const { drift, event } = yield* read({ MsgId: "m", MsgType: "FlowStatusChange", MsgData })
      expect(event.data).toEqual(MsgData)
      expect(event._tag === "FlowStatusChange" && event.MsgData).toEqual({ FlowId: "f", Approvers: [], CcInfos: [] })
      expect(drift.map(({ actual, path }) => [path, actual])).toEqual([
        ["MsgData.Approvers", "text"],
        ["MsgData.FlowCallbackStatus", "text"]
      ])
    })
  )

  it.effect.each([
    ["nothing", {}],
    ["null", { MsgData: null }],
    ["list", { MsgData: [1] }],
    ["text", { MsgData: "text" }],
    ["number", { MsgData: 1 }]
  ])("hands over an event whose payload is %s", ([actual, rest]) =>
    Effect.gen(function* () {
      const { drift, event } = yield* read({ MsgId: "m", MsgType: "OrgAuth", ...(rest as object) })
      expect(event).toMatchObject({ _tag: "OrgAuth", MsgData: {} })
      expect(drift).toEqual([{ path: "MsgData", expected: "object", actual }])
    })
  )

  it.effect("reads the first version of company callbacks, which has no envelope", () =>
    Effect.gen(function* () {
      const text = `{"FlowId":"f","FlowCallbackStatus":4,"Approvers":[]}`
      const { event } = yield* read(text)
      expect(event).toMatchObject({ _tag: "FlowStatusChange", MsgId: undefined, MsgData: { FlowId: "f" } })
      const sent = sender.signed(text, token)
      const received = yield* receive(message(sent.body, sent.headers))
      expect(received._tag === "Received" && received.id).toMatch(/^sha256:[0-9a-f]{64}$/)
    })
  )

  it.effect("keeps every digit of large integers", () =>
    Effect.gen(function* () {
      const { event } = yield* read(`{"MsgId":9007199254740993,"MsgType":"OrgAuth","MsgData":{"Id":9007199254740993}}`)
      expect(event).toMatchObject({ MsgId: "9007199254740993", data: { Id: 9007199254740993n } })
      const untold = yield* read(`{"MsgId":"m","MsgType":"QuiteJob","MsgData":{"Id":9007199254740993}}`)
      expect(untold.event.MsgData).toEqual({ Id: 9007199254740993n })
    })
  )

  it.effect("reads what is nested deeply, or calls it malformed", () =>
    Effect.gen(function* () {
      for (const MsgType of ["QuiteJob", "FlowStatusChange", "New"]) {
        const deep = `${"[".repeat(200_000)}9007199254740993${"]".repeat(200_000)}`
        const exit = yield* Effect.exit(read(`{"MsgType":"${MsgType}","MsgData":{"CcInfos":[${deep}]}}`))
        expect(Exit.isSuccess(exit) || Cause.hasFails(exit.cause)).toBe(true)
      }
    })
  )
})

describe("arbitrary callbacks", () => {
  const text = Arbitrary.schema(Schema.String)
  const byte = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 255 })))
  const arbitraries = {
    bytes: Arbitrary.map(Arbitrary.array(byte, { maxLength: 400 }), (bytes) => Uint8Array.from(bytes)),
    json: Arbitrary.map(Arbitrary.schema(Schema.Json), (value) => sender.bytes(JSON.stringify(value))),
    signature: text,
    query: Arbitrary.all({ msg_signature: text, timestamp: text, nonce: text })
  }
  const isDefect = (exit: Exit.Exit<unknown, unknown>) => Exit.isFailure(exit) && Cause.hasDies(exit.cause)

  it.effect.prop(
    "are never a defect and never an event, unless they are signed",
    arbitraries,
    Effect.fnUntraced(function* ({ bytes, json, query, signature: text }) {
      for (const body of [bytes, json, sender.bytes(encryptedBody)]) {
        const wrong = { "content-signature": body === bytes ? signature : text }
        for (const headers of [{}, wrong]) {
          const exit = yield* Effect.exit(receive({ body, headers, query }))
          expect(isDefect(exit)).toBe(false)
          expect(Exit.isFailure(exit) || exit.value._tag === "Probe").toBe(true)
        }
      }
    })
  )

  it.effect.prop(
    "are never a defect where they are signed",
    arbitraries,
    Effect.fnUntraced(function* ({ bytes, json }) {
      const latin = Buffer.from(bytes).toString("latin1")
      const encrypted = sender.bytes(JSON.stringify({ encrypt: sender.encrypt(latin, key) }))
      for (const body of [bytes, json, encrypted]) {
        const headers = { "content-signature": sender.contentSignature(body, token) }
        expect(isDefect(yield* Effect.exit(receive({ body, headers })))).toBe(false)
        expect(isDefect(yield* Effect.exit(receive({ body, headers: {} }, { unverified: true })))).toBe(false)
      }
    })
  )
})
