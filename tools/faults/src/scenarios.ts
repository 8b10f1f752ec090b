/** A call of each operation that a simulator knows. */
import { cancel, create } from "./scenarios/essbasic.ts"
import { logoff } from "./scenarios/lark.ts"
import { authorize } from "./scenarios/mafia.ts"
import { register, send } from "./scenarios/maizuo.ts"
import type { Scenario } from "./scenarios/scenario.ts"

export type { Gateways, Scenario, Simulations } from "./scenarios/scenario.ts"

/** A call of each operation that a simulator knows. */
export const scenarios: ReadonlyArray<Scenario> = [create, cancel, logoff, authorize, send, register]
