/** The answers of the server to Tencent's and to Taobao's clients, in three sizes. They never change. */
export type Vendor = "tencent" | "taobao"

export const sizes = ["small", "64 KB", "4 MB"] as const

export type Size = (typeof sizes)[number]

const least: Record<Size, number> = { "small": 0, "64 KB": 64 * 1024, "4 MB": 4 * 1024 * 1024 }

const requestId = "dfc69a6f-7738-45f3-a238-99e0e89bc91a"

const flow = (i: number) => ({
  FlowId: `yDwhxUUckp3gl8j5UuFX33LSNozpRs${i}`,
  FlowName: `劳动合同 ${i}`,
  FlowType: "合同",
  FlowStatus: "PART",
  FlowMessage: "",
  CreateOn: 1_700_000_000 + i,
  DeadLine: 1_731_536_000 + i,
  FlowApproverInfos: Array.from({ length: 2 }, (_, j) => ({
    Mobile: `1390000${1000 + ((i + j) % 9000)}`,
    Name: "张三",
    SignOrder: j,
    ApproveStatus: "PENDING",
    ApproveTime: 1_700_000_000 + i,
    RecipientId: `yDRCLUUgygq2xun5UuO4zjEwg0vjoimj${i}`
  }))
})

const area = (i: number) => ({ id: 330_000 + i, type: 4, name: `余杭区 ${i}`, parent_id: 330_100, zip: "311100" })

const fill = (size: Size, item: (i: number) => unknown): Array<unknown> => {
  const items: Array<unknown> = []
  for (let length = 0; length < least[size]; length += Buffer.byteLength(JSON.stringify(items.at(-1))) + 1) {
    items.push(item(items.length))
  }
  return items
}

export const answer = (vendor: Vendor, size: Size): string =>
  JSON.stringify(
    vendor === "tencent"
      ? { Response: { ...(size === "small" ? {} : { FlowInfo: fill(size, flow) }), RequestId: requestId } }
      : size === "small"
        ? { tmall_mafia_account_area_auth_response: { succ: true, request_id: requestId } }
        : { areas_get_response: { areas: { area: fill(size, area) }, request_id: requestId } }
  )

/** The requests. Every client sends the same. */
export const tencentAction = (size: Size) =>
  size === "small" ? "ChannelCancelMultiFlowSignQRCode" : "DescribeFlowDetailInfo"

const Agent = {
  AppId: "yDwhxUUckp3gl8j5UuFX33LSNozpRsbi",
  ProxyOrganizationOpenId: "org_dianziqian",
  ProxyOperator: { OpenId: "n9527" }
}

export const tencentSmall = { Agent, QrCodeId: "yDSLZUUckpooi1ltUxCsD3RSTG9BEWhR" }

export const tencentLarge = { Agent, FlowIds: ["yDwhxUUckp3gl8j5UuFX33LSNozpRsbi"] }

export const topMethod = (size: Size) => (size === "small" ? "tmall.mafia.account.area.auth" : "taobao.areas.get")

export const topSmall = {
  area_request: { auth_area_dto: [{ account_id: 1234, area_code: 330_110, area_name: "余杭区" }] }
}

export const topLarge = { fields: "id,type,name,parent_id,zip" }
