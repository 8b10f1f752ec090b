/**
 * The vendors that the `effect-vendors-sandbox` command serves: the one list of them.
 *
 * @since 0.1.0
 */
import type * as SandboxVendor from "@effect-vendors/core/testing/SandboxVendor"
import { type Damai } from "@effect-vendors/damai"
import * as DamaiTesting from "@effect-vendors/damai/testing"
import { type Taobao } from "@effect-vendors/taobao"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import { type Tencent } from "@effect-vendors/tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"

/**
 * The modules of vendors by names of this package. Declarations of other projects name types by them; see
 * `vendors/index.ts`.
 *
 * @since 0.1.0
 */
export type * as vendors from "./vendors/index.ts"

/**
 * All vendors of the library.
 *
 * @category data
 * @since 0.1.0
 */
export const all: readonly [
  SandboxVendor.SandboxVendor<Tencent.Tencent, TencentTesting.TencentSimulation, Tencent.Options>,
  SandboxVendor.SandboxVendor<Taobao.Taobao, TaobaoTesting.TaobaoSimulation, Taobao.Options>,
  SandboxVendor.SandboxVendor<Damai.Damai, DamaiTesting.DamaiSimulation, Damai.Options>
] = [TencentTesting.sandbox, TaobaoTesting.sandbox, DamaiTesting.sandbox]
