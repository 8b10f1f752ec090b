/** A program that knows only the documents works against every operation that no simulator knows. */
import { assert, describe, it } from "@effect/vitest"
import { Operation, Paging } from "@effect-vendors/core"
import { type SandboxVendor, Simulation } from "@effect-vendors/core/testing"
import { Vendors } from "@effect-vendors/sandbox"
import { Essbasic } from "@effect-vendors/tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { TestClock } from "effect/testing"

const now = Date.parse("2026-03-04T05:06:07Z")
const year = 366 * 24 * 60 * 60 * 1000
const seeds = ["one", "two", "three", "four", "five"]

// Without the simulators of the vendor, so that every operation is drawn.
const simulationOf = ({ codes, plausible }: SandboxVendor.Any, seed: string) =>
  Simulation.make(codes, { seed, plausible, now: Effect.succeed(now) })

const answerOf = (vendor: SandboxVendor.Any, operation: Operation.Any, input: unknown, seed: string) =>
  Effect.gen(function* () {
    const request = Result.getOrThrow(operation.encode(input))
    const answer = yield* simulationOf(vendor, seed).answer({ operation, request, credential: undefined })
    assert(answer._tag === "Answered")
    // The vendor's answer is no refusal, and it is whole.
    assert.isTrue(
      operation.refusals.response === undefined || Result.isFailure(operation.refusals.response.decode(answer.body))
    )
    return Result.getOrThrow(operation.decode(answer.body)).value
  })

interface Found {
  readonly path: string
  readonly name: string
  readonly value: unknown
}

const leaves = function* (value: unknown, path = "", name = ""): Generator<Found> {
  yield { path, name, value }
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* leaves(item, `${path}[${index}]`, name)
  else if (typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    for (const [name, inner] of Object.entries(value)) yield* leaves(inner, `${path}.${name}`, name)
  }
}

const failure = /fail|error/i

const check = ({ name, path, value }: Found): void => {
  if (Array.isArray(value) && !failure.test(name)) assert.isNotEmpty(value, path)
  if (typeof value === "number") assert.isAtLeast(value, 0, path)
  if (/url$/i.test(name) && typeof value === "string") assert.isTrue(URL.canParse(value), path)
  if (/(?:FlowId|TemplateId|SealId|TaskId|RoleId|UserId)$/.test(name)) assert.match(value as string, /^\w{32}$/, path)
  if (/mobile$|phone$/i.test(name)) assert.match(value as string, /^1[3-9]\d{9}$/, path)
  if (/email$/i.test(name)) assert.match(value as string, /^[^@\s]+@[^@\s]+$/, path)
  if (/(?:On|Time|Deadline|DeadLine)$/.test(name) && typeof value === "number") {
    assert.isBelow(Math.abs(value * 1000 - now), year, path)
  }
}

describe.each(Vendors.all.map((vendor: SandboxVendor.Any) => [vendor.name, vendor] as const))("%s", (_, vendor) => {
  it.effect.each(vendor.catalogue.map((operation) => [operation.name, operation] as const))(
    "%s: the answer fits the document, for any seed and input",
    ([, operation]) =>
      Effect.gen(function* () {
        const inputs = yield* Arbitrary.sampleEffect(Arbitrary.schema(operation.request), {
          seed: operation.id,
          count: 6,
          size: 3
        })
        for (const seed of seeds) {
          for (const input of inputs) {
            const answer = yield* answerOf(vendor, operation, input, seed)
            assert.deepStrictEqual(yield* answerOf(vendor, operation, input, seed), answer)
          }
        }
      })
  )
})

const Agent = { AppId: "app", ProxyOrganizationOpenId: "org", ProxyOperator: { OpenId: "n9527" } }

describe("Essbasic", () => {
  const operations = TencentTesting.sandbox.catalogue.filter(({ product }) => product === "essbasic")

  it.effect.each(operations.map((operation) => [operation.name, operation] as const))(
    "%s: values are what their names say",
    ([, operation]) =>
      Effect.gen(function* () {
        const input = (yield* Arbitrary.sampleEffect(Arbitrary.schema(operation.request), {
          seed: 1,
          count: 1,
          size: 0
        }))[0] as object
        const plain = Object.hasOwn(operation.request.fields, "Agent") ? { ...input, Agent } : input
        // Only the Agent and what is required: other values of the input would come back.
        const own = Object.fromEntries(
          Object.entries(plain).filter(
            ([name]) =>
              !/Id$|Mobile|Limit|Offset/.test(name) || operation.request.fields[name]?.ast.context?.isOptional !== true
          )
        )
        const answer = yield* answerOf(TencentTesting.sandbox, operation, own, "names")
        const asked = new Set([...leaves(own)].map(({ value }) => value))
        for (const found of leaves(answer)) if (!asked.has(found.value)) check(found)
      })
  )

  const paged = operations.filter((operation) => operation.paging !== undefined)

  it.effect.each(paged.map((operation) => [operation.name, operation] as const))(
    "%s: the pages add up to the total",
    ([, operation]) =>
      Effect.gen(function* () {
        yield* TestClock.setTime(now)
        const { items, total } = operation.paging as Operation.Paging
        const input = {
          Agent,
          Limit: 4,
          Offset: 0,
          StartDate: "2026-01-01",
          EndDate: "2026-01-31",
          StartTime: "1",
          EndTime: "2",
          InfoType: 1
        }
        const known = Object.fromEntries(
          Object.entries(input)
            .filter(([name]) => Object.hasOwn(operation.request.fields, name))
            // One operation takes its limit as text.
            .map(([name, value]) => [
              name,
              operation.request.fields[name].ast._tag === "String" ? String(value) : value
            ])
        )
        const first = yield* operation(known) as Effect.Effect<any, unknown, any>
        assert.lengthOf(first[items], 4)
        // The operations of a catalogue have no types.
        const stream: Stream.Stream<unknown, unknown, any> = Paging.items(operation as Paging.Paged, known)
        const all = (yield* Stream.runCollect(stream) as Effect.Effect<Array<unknown>, unknown, any>) as Array<unknown>
        assert.strictEqual(all.length, first[total])
        assert.strictEqual(new Set(all.map((item) => JSON.stringify(item))).size, all.length)
      }).pipe(Effect.provide(TencentTesting.layerFake()))
  )

  it.effect("an id leads from each call to the next", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(now)
      const { Templates } = yield* Essbasic.describeTemplates({ Agent, Limit: 1 })
      const { TemplateId, TemplateName } = Templates[0]!
      const again = yield* Essbasic.describeTemplates({ Agent, TemplateId })
      assert.deepInclude(again.Templates[0], { TemplateId, TemplateName })
      assert.strictEqual(again.TotalCount, 1)
      const { FlowIds } = yield* Essbasic.createFlowsByTemplates({
        Agent,
        FlowInfos: [
          { FlowName: "一", Deadline: 1_800_000_000, TemplateId },
          { FlowName: "二", Deadline: 1_800_000_000, TemplateId }
        ]
      })
      assert.strictEqual(new Set(FlowIds).size, 2)
      const { ApplicationId, FlowInfo, ProxyOrganizationOpenId } = yield* Essbasic.describeFlowDetailInfo({
        Agent,
        FlowIds
      })
      assert.deepStrictEqual(
        FlowInfo.map(({ FlowId }) => FlowId),
        [...FlowIds]
      )
      assert.deepStrictEqual([ApplicationId, ProxyOrganizationOpenId], ["app", "org"])
      const { FlowResourceUrlInfos } = yield* Essbasic.describeResourceUrlsByFlows({ Agent, FlowIds })
      assert.strictEqual(FlowResourceUrlInfos[1]!.FlowId, FlowIds[1])
      assert.match(FlowResourceUrlInfos[1]!.ResourceUrlInfos[0]!.Url!, /^https:/)
      const { SuccessFlows } = yield* Essbasic.createFlowForwards({
        Agent,
        TargetOpenId: "n9528",
        FlowForwardInfos: FlowIds.map((FlowId) => ({ FlowId, RecipientId: "r" }))
      })
      assert.deepStrictEqual(SuccessFlows, FlowIds)
      const { AuthInfoDetail } = yield* Essbasic.describeExtendedServiceAuthDetail({
        Agent,
        ExtendServiceType: "AUTO_SIGN"
      })
      assert.strictEqual(AuthInfoDetail!.Type, "AUTO_SIGN")
      const upload = yield* Essbasic.uploadFiles({
        Agent,
        BusinessType: "DOCUMENT",
        FileInfos: [{ FileBody: "QQ==" }, { FileBody: "QQ==" }, { FileBody: "QQ==" }]
      })
      assert.deepStrictEqual(
        [upload.TotalCount, upload.FileIds.length, upload.FileUrls.length, new Set(upload.FileIds).size],
        [3, 3, 3, 3]
      )
      const { TaskId } = yield* Essbasic.channelCreateConvertTaskApi({
        Agent,
        ResourceId: upload.FileIds[0]!,
        ResourceType: "docx",
        ResourceName: "a.docx"
      })
      const task = yield* Essbasic.channelGetTaskResultApi({ Agent, TaskId })
      // A program that waits for the end of a task does not wait for ever.
      assert.deepInclude(task, { TaskId, TaskStatus: 8 })
    }).pipe(Effect.provide(TencentTesting.layerFake()))
  )
})
