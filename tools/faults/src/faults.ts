/** The faults of the matrix: each kind, and two that outlast every timeout. */
import { Faults } from "@effect-vendors/core/testing"

/** A fault, with a title for people. */
export interface Fault {
  readonly title: string
  readonly rule: Faults.Rule
}

const seconds: Partial<Record<Faults.Kind, ReadonlyArray<number>>> = {
  delay: [1, 60],
  slowBody: [1, 60],
  throttled: [2],
  skewedClock: [3600]
}

/** All faults of the matrix. */
export const faults: ReadonlyArray<Fault> = (Object.keys(Faults.kinds) as Array<Faults.Kind>)
  // Whether an answer can fail to fit depends on what its operation requires, and not on the network.
  .filter((kind) => kind !== "misfit")
  .flatMap(
    (kind): ReadonlyArray<Fault> =>
      seconds[kind]?.map((seconds) => ({ title: `${kind}, ${seconds} s`, rule: { kind, seconds } })) ?? [
        { title: kind, rule: { kind } }
      ]
  )
