import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { existsSync, readFileSync } from "node:fs"
import type { Field } from "../src/top/facts.ts"
import * as TopPage from "../src/top/page/page.ts"
import { page, type Parts } from "./pages.ts"
import seeds from "../../../specifications/top/seeds.json" with { type: "json" }

const read = (parts?: Parts) => TopPage.read("page.txt", page(parts))

const lineOf = (text: string, parts?: Parts) =>
  page(parts)
    .split("\n")
    .findIndex((line) => line.trim() === text) + 1

// Writes fields as one text: name, type, and in braces the inner fields.
const shape = (fields: ReadonlyArray<Field>): string =>
  fields
    .map(({ name, required, sub, type }) => {
      const inner = sub === undefined ? "" : `{${shape(sub)}}`
      return `${name}${required === true ? "!" : ""}:${type}${inner}`
    })
    .join(" ")

describe("a page", () => {
  it.effect("nests its fields as its samples do, not as its lists do", () =>
    Effect.gen(function* () {
      const api = yield* read()
      assert.strictEqual(api.name, "taobao.stage.seat.hold")
      assert.strictEqual(api.title, "Hold a seat")
      assert.strictEqual(
        shape(api.request),
        "hold_request!:HoldRequest{show_id!:String holder_password:String rows:RowDTO[]{row_no!:Number until:Date}} tags:String[]"
      )
      assert.strictEqual(
        shape(api.response),
        "result:Envelope{data:Held{hold_id:String seats:SeatVO[]{seat_no:Number}} success:Boolean result_msg:String}"
      )
      assert.strictEqual(api.request[0]!.sub![1]!.maxLength, 12)
      assert.strictEqual(api.response[0]!.sub![0]!.sub![1]!.key, "seat_v_o")
      assert.deepStrictEqual(api.codes, ["isv.seat-gone", "isv.show-over"])
    })
  )

  it.effect("may have the line endings of Windows", () =>
    Effect.gen(function* () {
      const windows = yield* TopPage.read("page.txt", page().replaceAll("\n", "\r\n"))
      assert.deepStrictEqual(windows, yield* read())
    })
  )
})

describe("an error names the line of", () => {
  const good = page()
  const cases: ReadonlyArray<readonly [name: string, text: string, line: number, problem: RegExp]> = [
    ["a page without a method", good.replace("taobao.stage.seat.hold (", "Stage ("), 1, /names a method/],
    ["a second page", `${good}\ntaobao.other.one.get (x)`, good.split("\n").length + 1, /second method/],
    ["a page without a response", good.replace("响应参数", "响应"), good.split("\n").length, /there is no 响应参数/],
    [
      "a field with another type in the sample",
      good.replace("  • Number\n  • 必须", "  • String\n  • 必须"),
      lineOf("• └ row_no"),
      /row_no is a String/
    ],
    [
      "a field that the sample does not have",
      good.replace(`obj4.setRowNo(7L);\n`, ""),
      lineOf("• └ row_no"),
      /the list has row_no/
    ],
    [
      "a field that the list does not have",
      good.replace("req.setTags", `req.setOther("x");\nreq.setTags`),
      lineOf("tags String [] 可选 a,b tags"),
      /where the Java sample has Other/
    ],
    [
      "a Java sample of another method",
      good.replaceAll("StageSeatHoldRequest", "StageSeatFreeRequest"),
      lineOf("StageSeatHoldRequest req = new StageSeatHoldRequest();"),
      /not of taobao.stage.seat.hold/
    ],
    [
      "an XML sample of another method",
      good.replaceAll("stage_seat_hold_response", "stage_seat_free_response"),
      lineOf("<stage_seat_hold_response>"),
      /not of stage_seat_hold_response/
    ],
    [
      "an XML element without an end",
      good.replace("        </data>\n", ""),
      lineOf("</result>") - 1,
      /closed where data is open/
    ],
    [
      "a row that does not say 必须 or 可选",
      good.replace("hold_request HoldRequest 必须", "hold_request HoldRequest"),
      lineOf("hold_request HoldRequest 必须 the hold"),
      /neither 必须 nor 可选/
    ],
    [
      "a field without a type",
      good.replace("  • └ show_id\n  • String\n", "  • └ show_id\n"),
      lineOf("• └ show_id"),
      /no type .*follows show_id/
    ],
    [
      "a value of an unknown form",
      good.replace("7L", "seven()"),
      lineOf("obj4.setRowNo(7L);"),
      /does not know the value/
    ]
  ]
  for (const [name, text, line, problem] of cases) {
    it.effect(name, () =>
      Effect.gen(function* () {
        assert.notStrictEqual(text, good)
        const error = yield* Effect.flip(TopPage.read("page.txt", text))
        assert.deepStrictEqual([error._tag, error.file, error.line], ["SourceError", "page.txt", line], error.message)
        assert.match(error.problem, problem)
      })
    )
  }
})

// The library may not ship the vendors' own pages. The test reads them if they are on this machine.
const folder = new URL("../../../../shared/seeds/", import.meta.url)

describe.runIf(existsSync(folder))("the vendors' pages", () => {
  const sorted = (fields: ReadonlyArray<Field>): ReadonlyArray<Field> =>
    fields
      .map(({ maxLength: _, sub, ...field }) => (sub === undefined ? field : { ...field, sub: sorted(sub) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1))

  for (const { name, request, response } of seeds.apis) {
    it.effect(name, () =>
      Effect.gen(function* () {
        const api = yield* TopPage.read(name, readFileSync(new URL(`${name}.txt`, folder), "utf8"))
        assert.deepStrictEqual(sorted(api.request), sorted(request as ReadonlyArray<Field>))
        assert.deepStrictEqual(sorted(api.response), sorted(response as ReadonlyArray<Field>))
      })
    )
  }
})
