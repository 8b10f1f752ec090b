/**
 * The quick starts of the official SDK, and the forms of its requests. They follow the examples of
 * https://github.com/TencentCloud/tencentcloud-sdk-nodejs and https://github.com/tencentess/essbasic-node-kit.
 */
import { assert, describe, layer } from "@effect/vitest"
import { Operation, Wire } from "@effect-vendors/core"
import { SandboxVendor } from "@effect-vendors/core/testing"
import { Tencent } from "@effect-vendors/tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import * as Effect from "effect/Effect"
import { CommonClient } from "tencentcloud-sdk-nodejs/tencentcloud/common/common_client.js"
import { Client } from "tencentcloud-sdk-nodejs/tencentcloud/services/essbasic/v20210526/essbasic_client.js"
import { Address, serve } from "../sandboxServer.ts"

const zones = Tencent.product({ service: "cvm", version: "2017-03-12" })("DescribeZones", {
  request: Wire.struct({}),
  response: Wire.struct({
    TotalCount: Wire.Int,
    ZoneSet: Wire.array(
      Wire.struct({ Zone: Wire.String, ZoneName: Wire.String, ZoneId: Wire.String, ZoneState: Wire.String })
    )
  })
}).annotate(Operation.Idempotent, true)

const vendors = [SandboxVendor.extend(TencentTesting.sandbox, { operations: [zones] })] as const

const optionsFor = (address: string, reqMethod: "GET" | "POST" = "POST") => ({
  credential: { secretId: "sandbox-id", secretKey: "sandbox-key" },
  profile: {
    httpProfile: { protocol: "http://" as const, endpoint: new URL(address).host, reqMethod, reqTimeout: 60 }
  }
})

const essbasic = <A>(use: (client: Client) => Promise<A>) =>
  Effect.flatMap(Address, (address) => Effect.promise(() => use(new Client(optionsFor(address)))))

const common = (version: string, action: string, request: object, options?: object) =>
  Effect.flatMap(Address, (address) =>
    Effect.promise((): Promise<any> =>
      new CommonClient("cvm.tencentcloudapi.com", version, optionsFor(address)).request(action, request, options)
    )
  )

const Agent = { AppId: "app", ProxyOrganizationOpenId: "org", ProxyOperator: { OpenId: "n9527" } }

describe("tencentcloud-sdk-nodejs", () => {
  layer(serve(vendors, { rateLimits: false }), { excludeTestServices: true })((it) => {
    it.effect("takes the first of the templates, makes a contract of it and looks at it", () =>
      essbasic(async (client) => {
        const { Templates, TotalCount } = await client.DescribeTemplates({ Agent, Limit: 20, Offset: 0 })
        assert.isAtLeast(TotalCount!, Templates!.length)
        const [template] = Templates!
        const [recipient] = template!.Recipients!
        const created = await client.CreateFlowsByTemplates({
          Agent,
          FlowInfos: [
            {
              FlowName: "劳动合同",
              Deadline: Math.floor(Date.now() / 1000) + 86_400,
              TemplateId: template!.TemplateId!,
              FlowApprovers: [{ Name: "张三", Mobile: "13900004567", RecipientId: recipient!.RecipientId! }]
            }
          ]
        })
        const FlowIds = created.FlowIds!
        assert.lengthOf(FlowIds, 1)
        assert.isTrue(created.ErrorMessages!.every((message) => message === ""))
        const detail = await client.DescribeFlowDetailInfo({ Agent, FlowIds })
        assert.strictEqual(detail.FlowInfo![0]!.FlowId, FlowIds[0])
        assert.isAbove(detail.FlowInfo![0]!.DeadLine!, Date.now() / 1000)
        assert.match(detail.FlowInfo![0]!.FlowApproverInfos![0]!.Mobile!, /^1\d{10}$/)
        const urls = await client.DescribeResourceUrlsByFlows({ Agent, FlowIds })
        assert.strictEqual(new URL(urls.FlowResourceUrlInfos![0]!.ResourceUrlInfos![0]!.Url!).protocol, "https:")
        const sign = await client.CreateSignUrls({ Agent, FlowIds, GenerateType: "ALL" })
        assert.strictEqual(sign.SignUrlInfos![0]!.FlowId, FlowIds[0])
      })
    )

    it.effect("sums what was used, page by page", () =>
      essbasic(async (client) => {
        let used = 0
        let seen = 0
        for (let Offset = 0; ; Offset++) {
          const page = await client.DescribeUsage({
            Agent,
            StartDate: "2026-01-01",
            EndDate: "2026-01-31",
            Limit: 5,
            Offset
          })
          for (const { Usage } of page.Details!) used += Usage!
          seen += page.Details!.length
          assert.isNotEmpty(page.Details)
          if (seen >= page.Total!) break
        }
        assert.isAbove(used, 0)
      })
    )

    it.effect("lists the zones", () =>
      Effect.map(common("2017-03-12", "DescribeZones", {}), ({ TotalCount, ZoneSet }) => {
        assert.strictEqual(ZoneSet.length, TotalCount)
        assert.match(ZoneSet[0].Zone, /^ap-[a-z]+-\d$/)
      })
    )

    it.effect("uploads a file of 11 MB", () =>
      essbasic(async (client) => {
        const { FileIds, TotalCount } = await client.UploadFiles({
          Agent,
          BusinessType: "DOCUMENT",
          FileInfos: [{ FileBody: Buffer.alloc(11 * 1024 * 1024).toString("base64"), FileName: "a.pdf" }]
        })
        assert.deepStrictEqual([TotalCount, FileIds!.length], [1, 1])
      })
    )

    it.effect("sends a form of several parts, which is signed in its own way", () =>
      Effect.map(
        common("2021-05-26", "DescribeUserFlowType", { Agent: JSON.stringify(Agent) }, { multipart: true }),
        ({ AllUserFlowTypes }) => assert.isNotEmpty(AllUserFlowTypes)
      )
    )

    it.effect("sends a call without a signature", () =>
      Effect.map(
        common(
          "2018-08-13",
          "AssumeRoleWithWebIdentity",
          {
            ProviderId: "OIDC",
            WebIdentityToken: "token",
            RoleArn: "qcs::cam::uin/1:roleName/a",
            RoleSessionName: "app"
          },
          { skipSign: true }
        ),
        ({ Credentials, ExpiredTime }) => {
          assert.isAbove(ExpiredTime, Date.now() / 1000)
          assert.isNotEmpty(Credentials.TmpSecretKey)
        }
      )
    )
  })
})
