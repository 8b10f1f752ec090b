import * as Effect from "effect/Effect"
import * as TmcFrame from "../../TmcFrame.ts"

/** A connection that the platform has accepted. */
export interface Open {
  readonly token: string
  readonly write: (frame: TmcFrame.Frame) => Effect.Effect<void, unknown>
}

/** Sends frames on the connection of the moment. Those that find none wait for the next one. */
export class Outbox {
  private connection: Open | undefined
  private waiting: Array<(token: string) => TmcFrame.Frame> = []

  send(make: (token: string) => TmcFrame.Frame): Effect.Effect<void> {
    return Effect.suspend(() => {
      const { connection } = this
      const keep = Effect.sync(() => void this.waiting.push(make))
      return connection === undefined ? keep : Effect.catch(connection.write(make(connection.token)), () => keep)
    })
  }

  open(connection: Open): Effect.Effect<void> {
    return Effect.suspend(() => {
      this.connection = connection
      const { waiting } = this
      this.waiting = []
      return Effect.forEach(waiting, (make) => this.send(make), { discard: true })
    })
  }

  close(): void {
    this.connection = undefined
  }
}
