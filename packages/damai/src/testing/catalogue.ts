// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import type * as Operation from "@effect-vendors/core/Operation"
import * as Maizuo from "../Maizuo.ts"
import * as Mz from "../Mz.ts"

/** The operations that a sandbox serves by itself. */
export const catalogue: ReadonlyArray<Operation.Any> = [
  Maizuo.userRegisterByauthcode,
  Maizuo.userAuthcodeSend,
  Maizuo.userRegister,
  Mz.crmAccountModifyPwd
]
