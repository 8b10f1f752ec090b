/**
 * Marks what may wait for days: a signal, a person, a durable sleep.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"

/**
 * The requirement of what may suspend an execution. A pipeline has it; undoing has it not, because what undoes never
 * waits. Nothing implements it: it is there for the type.
 *
 * @category services
 * @since 0.1.0
 */
export class Suspends extends Context.Service<Suspends, never>()("@effect-vendors/workflow/Suspends") {}
