/** What the demo and its workers say to each other. */
export type Request =
  | {
      readonly _tag: "Start"
      readonly dealer: string
      readonly phone: string
      readonly account: string
      readonly template: string
    }
  | { readonly _tag: "Type"; readonly id: string; readonly code: string }
  | { readonly _tag: "Agree"; readonly id: string }
  | { readonly _tag: "Cancel"; readonly id: string }
  /** A person found the code at the vendor, or found none. */
  | { readonly _tag: "Decide"; readonly id: string; readonly attempt: number; readonly code: string | undefined }
  | { readonly _tag: "Look"; readonly ids: ReadonlyArray<string> }

/** How an execution stands. */
export interface Look {
  readonly state: "None" | "Running" | "Suspended" | "Halted" | "Purged" | "Succeeded" | "Cancelled" | "Failed"
  /** The sign code that it gave. */
  readonly code: string | undefined
  readonly attempts: ReadonlyArray<Attempt>
  readonly leftovers: number
}

/** An attempt of a step. No outcome: nobody knows yet. */
export interface Attempt {
  readonly step: string
  readonly attempt: number
  readonly outcome: string | undefined
  /** What the step's policy did about a doubt. */
  readonly resolution: string | undefined
  /** The worker that made it. */
  readonly by: string
  /** When it began, in milliseconds since 1970. */
  readonly at: number
}

export type Answer =
  | { readonly number: number; readonly value: unknown }
  | { readonly number: number; readonly error: string }
