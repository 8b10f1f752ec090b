import type * as Operation from "@effect-vendors/core/Operation"
import * as WireServer from "@effect-vendors/core/testing/WireServer"
import * as Context from "effect/Context"
import { Host } from "../../internal/context.ts"

// The hosts of e-sign for files: file.ess.tencent.cn and file.test.ess.tencent.cn.
const fileHost = /^file\./

/** The largest request of an operation, in MB. A host for files takes more than the host of a service. */
export const maxMegabytes = (operation: Operation.Any | undefined): number =>
  operation !== undefined && fileHost.test(Context.get(operation.annotations, Host) ?? "")
    ? 60
    : WireServer.maxBodySize / megabyte

export const megabyte = 1024 * 1024
