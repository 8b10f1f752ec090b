/** What a parent and its worker say to each other. */
export interface Setup {
  readonly engine: "SQLite" | "PostgreSQL"
  readonly database: string
  readonly vendors: string
  readonly tencent: { readonly secretId: string; readonly secretKey: string }
  readonly taobao: { readonly appKey: string; readonly appSecret: string }
}

export type Request =
  | ({ readonly _tag: "Setup" } & Setup)
  | {
      readonly _tag: "Start"
      readonly dealer: string
      readonly account: string
      readonly fate: "ends" | "fails" | "is cancelled"
    }
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
  readonly doubts: ReadonlyArray<{ readonly executionId: string; readonly step: string; readonly attempt: number }>
  readonly attempts: ReadonlyArray<ReadonlyArray<string>>
  readonly leftovers: ReadonlyArray<{ readonly executionId: string; readonly message: string }>
}
