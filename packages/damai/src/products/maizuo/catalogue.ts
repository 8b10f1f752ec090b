// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import type * as Operation from "@effect-vendors/core/Operation"
import * as Maizuo from "./index.ts"

/** Every operation of the product. A sandbox serves all of them. */
export const operations: ReadonlyArray<Operation.Any> = [
  Maizuo.userRegisterByauthcode,
  Maizuo.userAuthcodeSend,
  Maizuo.userRegister
]
