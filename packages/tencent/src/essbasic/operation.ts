import * as Tencent from "../Tencent.ts"

export const operation = Tencent.operations({ service: "essbasic", version: "2021-05-26" })
