import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as Scope from "effect/Scope"
import type * as BufferedClient from "../BufferedClient.ts"
import * as body from "./body.ts"
import type { Open, Opened } from "./opening.ts"

/** Receives events in a scope: the connection is closed with it. */
export const open =
  (scope: Scope.Scope): Open =>
  (client, request, maxSize) =>
    HttpClient.withScope(client)
      .execute(request)
      .pipe(
        Effect.updateContext((context: Context.Context<never>) =>
          context.pipe(Context.add(Scope.Scope, scope), Context.add(HttpClient.TracerDisabledWhen, always))
        ),
        Effect.flatMap((response): Effect.Effect<Opened, BufferedClient.BufferedError> => {
          const { headers, status } = response
          const head = { status, headers }
          if (status >= 200 && status < 300 && /^text\/event-stream\b/i.test(headers["content-type"] ?? "")) {
            return Effect.succeed({ ...head, bytes: new Uint8Array(), events: body.arriving(response, maxSize) })
          }
          return body.read(response, maxSize).pipe(
            Effect.flatMap((bytes) =>
              body.isDecoded(response, bytes)
                ? Effect.succeed(bytes)
                : body.decode(bytes, headers["content-encoding"], maxSize)
            ),
            Effect.mapBoth({
              onFailure: (reason) => ({ reason, head }),
              onSuccess: (bytes) => ({ ...head, bytes })
            })
          )
        })
      )

const always = () => true
