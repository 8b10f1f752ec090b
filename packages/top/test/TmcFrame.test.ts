import { NodeCrypto } from "@effect/platform-node"
import * as TmcFrame from "@effect-vendors/top/TmcFrame"
import { describe, expect, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { inspect } from "node:util"

const hex = (frame: TmcFrame.Frame) => Buffer.from(TmcFrame.encode(frame)).toString("hex")
const decode = (text: string) => Result.getOrThrow(TmcFrame.decode(Buffer.from(text, "hex")))

const connection = {
  appKey: "12345678",
  appSecret: Redacted.make("helloworld"),
  timestamp: 1451620800000
}

const connectBytes =
  "02000100070000006170705f6b65790108000000313233343536373801000a00000067726f75705f6e616d65010700000064656661756c7401" +
  "000900000074696d657374616d70010d000000313435313632303830303030300100040000007369676e012000000032453033443133343844" +
  "374236354133363646384442344244313433353938330000"

describe("the vectors", () => {
  it.effect("connects", () =>
    Effect.gen(function* () {
      const frame = yield* TmcFrame.connect(connection)
      expect(frame.fields.get("sign")).toEqual({ _tag: "Text", value: "2E03D1348D7B65A366F8DB4BD1435983" })
      expect(hex(frame)).toBe(connectBytes)
      expect(decode(connectBytes)).toEqual(frame)
      expect(inspect(frame, { depth: null })).not.toContain("helloworld")
    }).pipe(Effect.provide(NodeCrypto.layer))
  )

  it("confirms", () => {
    const bytes = "0202050003000000746f6b0100060000005f5f6b696e64020201000200000069640501000000000020000000"
    const frame = TmcFrame.confirm("tok", 9007199254740993n)
    expect(hex(frame)).toBe(bytes)
    expect(decode(bytes)).toEqual(frame)
  })
})

describe("frames", () => {
  it("pull and fail", () => {
    const token = "050003000000746f6b"
    expect(hex(TmcFrame.pull("tok"))).toBe(`0202${token}0100060000005f5f6b696e6402010000`)
    expect(decode(hex(TmcFrame.failed("tok", 7n, "忙")))).toEqual({
      type: "SendAck",
      token: "tok",
      fields: new Map<string, TmcFrame.Value>([
        ["__kind", { _tag: "Int8", value: 20 }],
        ["id", { _tag: "Int64", value: 7n }],
        ["msg", { _tag: "Text", value: "忙" }]
      ])
    })
  })

  it("read a refusal of 32 bits, and a content that is larger than any buffer", () => {
    const refusal = {
      type: "ConnectAck",
      statusCode: 70_001,
      statusPhrase: "无效",
      flag: -1,
      fields: new Map()
    } as const
    expect(decode(hex(refusal))).toEqual(refusal)
    const content = { _tag: "Bytes", value: new Uint8Array(100_000).fill(7) } as const
    const frame: TmcFrame.Frame = { type: "Send", fields: new Map([["content", content]]) }
    expect(Result.getOrThrow(TmcFrame.decode(TmcFrame.encode(frame)))).toEqual(frame)
  })

  it("read from the middle of a larger buffer", () => {
    const bytes = Buffer.concat([Buffer.alloc(3), Buffer.from(connectBytes, "hex"), Buffer.alloc(3)])
    expect(Result.getOrThrow(TmcFrame.decode(bytes.subarray(3, -3)))).toEqual(decode(connectBytes))
  })

  it("end nowhere but at their end", () => {
    const bytes = Buffer.from(connectBytes, "hex")
    for (let length = 0; length < bytes.length; length++) {
      const result = TmcFrame.decode(bytes.subarray(0, length))
      expect(Result.isFailure(result) && result.failure.message).toBe("the frame ends too early")
    }
  })

  it.each([
    ["0102", "the version of the frame is 1, not 2"],
    ["0204", "the type of the frame is 4"],
    ["02020600", "the frame has a header of the type 6"],
    ["0202010000000000090000", "a field has a value of the format 9"],
    ["02020500ffffffff0000", "the frame ends too early"],
    ["02020500ffffff7f0000", "the frame ends too early"]
  ])("refuse %s", (text, message) => {
    const result = TmcFrame.decode(Buffer.from(text, "hex"))
    expect(Result.isFailure(result) && result.failure.message).toBe(message)
  })

  const between = (minimum: number, maximum: number) =>
    Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum, maximum })))
  const byte = between(0, 255)
  const bytes = Arbitrary.map(Arbitrary.array(byte, { maxLength: 60 }), (bytes) => Uint8Array.from(bytes))
  const text = Arbitrary.map(Arbitrary.schema(Schema.String), (text) => text.toWellFormed())
  const int32 = between(-(2 ** 31), 2 ** 31 - 1)

  it.prop(
    "come back as they went out",
    {
      type: between(0, 3),
      statusCode: int32,
      token: text,
      bytes,
      text,
      int8: between(-128, 127),
      int16: between(-32_768, 32_767),
      int32,
      date: between(0, Number.MAX_SAFE_INTEGER)
    },
    ({ bytes, date, int16, int32, int8, statusCode, text, token, type }) => {
      const frame: TmcFrame.Frame = {
        type: (["Connect", "ConnectAck", "Send", "SendAck"] as const)[type]!,
        statusCode,
        token,
        fields: new Map<string, TmcFrame.Value>([
          [text, { _tag: "Text", value: text }],
          ["void", { _tag: "Void" }],
          ["int8", { _tag: "Int8", value: int8 }],
          ["int16", { _tag: "Int16", value: int16 }],
          ["int32", { _tag: "Int32", value: int32 }],
          ["int64", { _tag: "Int64", value: BigInt(int32) * 2n ** 31n + BigInt(int16) }],
          ["date", { _tag: "Date", value: date }],
          ["bytes", { _tag: "Bytes", value: bytes }]
        ])
      }
      expect(Result.getOrThrow(TmcFrame.decode(TmcFrame.encode(frame)))).toEqual(frame)
    }
  )

  it.prop("of arbitrary bytes are read or refused", { bytes, type: byte, header: byte }, ({ bytes, header, type }) => {
    for (const start of [[], [2, type % 4], [2, type % 4, header % 7, 0]]) {
      const result = TmcFrame.decode(Uint8Array.from([...start, ...bytes]))
      expect(Result.isSuccess(result) || result.failure instanceof TmcFrame.FrameError).toBe(true)
    }
  })
})
