import type { Agent, buildConnector } from "undici"
import { withoutContinue } from "./continue.ts"

/** Makes the connector of an agent's options, as the agent would, for sockets that do not show `100 Continue`. */
export const connector = (build: typeof buildConnector, options: Agent.Options): buildConnector.connector => {
  const connect = connectorOf(build, options)
  return (to, callback) =>
    connect(to, (...[error, socket]) =>
      error === null ? callback(null, withoutContinue(socket)) : callback(error, null)
    )
}

const connectorOf = (
  build: typeof buildConnector,
  {
    allowH2,
    autoSelectFamily,
    autoSelectFamilyAttemptTimeout,
    connect,
    connectTimeout,
    maxCachedSessions,
    socketPath
  }: Agent.Options
): buildConnector.connector =>
  typeof connect === "function"
    ? connect
    : build({
        allowH2: allowH2 ?? false,
        maxCachedSessions: maxCachedSessions ?? null,
        socketPath: socketPath ?? null,
        ...(connectTimeout === undefined ? {} : { timeout: connectTimeout }),
        ...(autoSelectFamily === undefined ? {} : { autoSelectFamily }),
        ...(autoSelectFamilyAttemptTimeout === undefined ? {} : { autoSelectFamilyAttemptTimeout }),
        ...connect
      })
