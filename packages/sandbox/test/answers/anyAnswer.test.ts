/** Whatever a server sends: each client and each form of each vendor gives an error of the library, never a defect. */
import { assert, describe, it } from "@effect/vitest"
import { VendorError } from "@effect-vendors/core"
import * as Arbitrary from "effect/Arbitrary"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as zlib from "node:zlib"
import { integer, oneOf } from "../../../core/test/arbitraries.ts"
import { type Client, clients } from "../gateways.ts"
import { serve } from "../tcpServer.ts"
import { call, forms, limited, success } from "./gateways.ts"

const names = Object.keys(clients) as ReadonlyArray<Client>

const choice = <const A>(...values: ReadonlyArray<A>) => oneOf(...values.map((value) => Arbitrary.Constant(value)))

const rubbish = [
  "",
  "rubbish",
  "-1",
  "1e9",
  "99999999999999999999",
  "\xff\xfe",
  "a;b=c,,;;",
  "%00",
  '"',
  "0x10",
  "null"
]

const dates = ["Sat, 13 Sep 275760 00:00:00 GMT", "Thu, 99 Foo 2024 12:00:05 GMT", "Thu, 01 Jan 1970 00:00:00 GMT"]

const header = (name: string, ...values: ReadonlyArray<string>) =>
  choice(undefined, ...values, ...rubbish).pipe(
    Arbitrary.map((value) => (value === undefined ? "" : `${name}: ${value}\r\n`))
  )

const headers = Arbitrary.all([
  header("content-type", "text/html", "application/json; charset=gbk", "text/xml; charset=utf-16", "a; charset=\x01"),
  header("content-encoding", "gzip", "deflate", "br", "zstd", "gzip, gzip, gzip, gzip, gzip, gzip", "identity"),
  header("retry-after", "2", "0", ...dates),
  header("date", ...dates),
  header("location", "http://127.0.0.1:1/"),
  header("connection", "close", "keep-alive", "upgrade")
]).pipe(Arbitrary.map((lines) => lines.join("")))

const bytes = Arbitrary.array(integer(0, 255), { maxLength: 64 }).pipe(Arbitrary.map((values) => Buffer.from(values)))

const texts = forms
  .flatMap((form) => [success(form), limited(form, "no")])
  .concat(
    "",
    "\uFEFF",
    "<html>",
    '<?xml version="1.0" encoding="rubbish"?><a/>',
    "<a>".repeat(3000),
    "[".repeat(20_000)
  )
  .concat(`${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`)

const bodies = oneOf<Buffer>(
  bytes,
  choice(...texts).pipe(Arbitrary.map((text) => Buffer.from(text))),
  choice(...texts).pipe(Arbitrary.map((text) => zlib.gzipSync(text))),
  choice(...texts).pipe(Arbitrary.map((text) => zlib.deflateSync(text)))
)

// The length that is told is mostly the right one: with a wrong one, most answers end before anybody reads them.
const length = choice<string | undefined>(undefined, undefined, undefined, "none", ...rubbish, "5")

const answers = Arbitrary.all([
  oneOf(integer(200, 599), choice(101, 204, 205, 304, 429, 503, 600, 999)),
  headers,
  length,
  bodies
]).pipe(
  Arbitrary.map(([status, headers, length, body]) => {
    const told = length === "none" ? "" : `content-length: ${length ?? body.length}\r\n`
    return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} -\r\n${told}${headers}\r\n`, "latin1"), body])
  })
)

describe.each(names)("over %s", (client) => {
  it.live(
    "any answer is an error of the library, or a success",
    () =>
      Effect.gen(function* () {
        let answer = Buffer.alloc(0)
        const server = yield* serve({ onRequest: (socket) => socket.end(answer) })
        const endpoint = `http://127.0.0.1:${server.port}`
        const met = new Map<string, number>()
        const samples = yield* Arbitrary.sampleEffect(Arbitrary.all([choice(...forms), answers]), {
          seed: client,
          count: 400
        })
        for (const [form, sample] of samples) {
          answer = sample
          const exit = yield* Effect.exit(call(form, client, endpoint, { maxResponseSize: 100_000 }))
          const told = () => `${form}: ${JSON.stringify(sample.subarray(0, 400).toString("latin1"))}`
          if (Exit.isSuccess(exit)) continue
          assert.isTrue(
            exit.cause.reasons.every(({ _tag }) => _tag === "Fail"),
            `a defect for ${told()}: ${Cause.pretty(exit.cause)}`
          )
          const error = Cause.squash(exit.cause)
          assert(VendorError.isVendorError(error), told())
          met.set(error._tag, (met.get(error._tag) ?? 0) + 1)
        }
        // The test says little where it meets only few sorts of answers.
        for (const tag of ["MalformedResponse", "ServiceFailure", "RateLimited", "TransportFailure"]) {
          assert.isAbove(met.get(tag) ?? 0, 3, `${tag} of ${JSON.stringify([...met])}`)
        }
      }),
    60_000
  )
})
