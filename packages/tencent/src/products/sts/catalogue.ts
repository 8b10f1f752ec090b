// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import type * as Operation from "@effect-vendors/core/Operation"
import * as Sts from "./index.ts"

/** Every operation of the product. A sandbox serves all of them. */
export const operations: ReadonlyArray<Operation.Any> = [
  Sts.assumeRole,
  Sts.assumeRoleWithSAML,
  Sts.assumeRoleWithWebIdentity,
  Sts.getCallerIdentity,
  Sts.getFederationToken,
  Sts.getSessionToken,
  Sts.queryApiKey
]
