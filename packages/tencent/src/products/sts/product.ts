// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Tencent from "../../Tencent.ts"

/** Makes an operation of the product. */
export const operation = Tencent.product({ service: "sts", version: "2018-08-13" })
