/** What a parent and its worker say to each other. */

/** `durable` is this library's pipeline; `plain` is the same one with activities of effect alone. */
export type Kind = "durable" | "plain"

export interface Setup {
  readonly kind: Kind
  readonly engine: "SQLite" | "PostgreSQL"
  readonly database: string
  /** One of several runners: its name in the database, and the port on which the others reach it. */
  readonly runner?: { readonly name: string; readonly port: number } | undefined
  readonly vendors: string
  readonly tencent: { readonly secretId: string; readonly secretKey: string }
  readonly taobao: { readonly appKey: string; readonly appSecret: string }
}

/** What becomes of an execution: it ends, it fails at its end, or it is cancelled while it waits or at any time. */
export const fates = ["ends", "fails", "is cancelled", "is cancelled early"] as const

export type Fate = (typeof fates)[number]

export interface Input {
  readonly dealer: string
  readonly account: string
  readonly fate: Fate
}

export type Request =
  | ({ readonly _tag: "Setup" } & Setup)
  | ({ readonly _tag: "Start" } & Input)
  | { readonly _tag: "Say"; readonly executionId: string; readonly by: string }
  | { readonly _tag: "Cancel"; readonly executionId: string }
  | {
      readonly _tag: "Decide"
      readonly executionId: string
      readonly attempt: number
      readonly code: string | undefined
    }
  | { readonly _tag: "Look"; readonly ids: ReadonlyArray<string> }

export type Answer = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: string }

/** What a worker sees of its executions. */
export interface Look {
  readonly states: ReadonlyArray<string>
  readonly doubts: ReadonlyArray<{ readonly executionId: string; readonly attempt: number }>
  readonly attempts: ReadonlyArray<ReadonlyArray<string>>
  readonly leftovers: ReadonlyArray<string>
}
