/**
 * What an operator is told where something cannot be done.
 *
 * The errors are part of `Operator`: `Operator.UnknownExecution`.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"

/**
 * No execution has this id.
 *
 * @category errors
 * @since 0.1.0
 */
export class UnknownExecution extends Schema.TaggedError<UnknownExecution>()(
  "UnknownExecution",
  { executionId: Schema.String },
  { httpApiStatus: 404 }
) {
  override get message(): string {
    return `there is no execution ${this.executionId}`
  }
}

/**
 * The execution stands otherwise than it must for what was asked.
 *
 * @category errors
 * @since 0.1.0
 */
export class WrongStatus extends Schema.TaggedError<WrongStatus>()(
  "WrongStatus",
  { executionId: Schema.String, status: Schema.String, problem: Schema.String },
  { httpApiStatus: 409 }
) {
  override get message(): string {
    return `the execution ${this.executionId} is ${this.status}: ${this.problem}`
  }
}

/**
 * No attempt of the step waits for a person.
 *
 * @category errors
 * @since 0.1.0
 */
export class NotWaiting extends Schema.TaggedError<NotWaiting>()(
  "NotWaiting",
  { executionId: Schema.String, step: Schema.String },
  { httpApiStatus: 409 }
) {
  override get message(): string {
    return `no attempt of the step ${this.step} of the execution ${this.executionId} waits for a person`
  }
}

/**
 * The program was not told of the pipeline, or of the type of the step's value.
 *
 * @category errors
 * @since 0.1.0
 */
export class NotRegistered extends Schema.TaggedError<NotRegistered>()(
  "NotRegistered",
  { kind: Schema.Literals(["pipeline", "operation"]), name: Schema.String },
  { httpApiStatus: 422 }
) {
  override get message(): string {
    return `the program does not know the ${this.kind} ${this.name}: give it to Operator.layer`
  }
}

/**
 * The value of a decision does not fit what the step gives.
 *
 * @category errors
 * @since 0.1.0
 */
export class InvalidValue extends Schema.TaggedError<InvalidValue>()(
  "InvalidValue",
  { operation: Schema.String, problem: Schema.String },
  { httpApiStatus: 422 }
) {
  override get message(): string {
    return `the value is not what ${this.operation} gives: ${this.problem}`
  }
}

/**
 * The program that runs the pipelines did not answer, or not as expected.
 *
 * @category errors
 * @since 0.1.0
 */
export class Unreachable extends Schema.TaggedError<Unreachable>()(
  "Unreachable",
  { problem: Schema.String },
  { httpApiStatus: 502 }
) {
  override get message(): string {
    return `the program that runs the pipelines does not answer as it should: ${this.problem}`
  }
}
