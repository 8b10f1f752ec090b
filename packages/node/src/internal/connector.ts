import { isIP } from "node:net"
import type { Agent, buildConnector } from "undici"
import { withoutContinue } from "./continue.ts"
import type { Proxies } from "./proxies.ts"
import { tunnel } from "./tunnel.ts"

/**
 * Makes the connector of an agent's options, as the agent would, through proxies where there are some, for sockets that
 * do not show `100 Continue`.
 */
export const connector = (
  build: typeof buildConnector,
  options: Agent.Options,
  proxies?: Proxies
): buildConnector.connector => {
  const connect = connectorOf(build, options)
  return (to, callback) => {
    const done: buildConnector.Callback = (...[error, socket]) =>
      error === null ? callback(null, withoutContinue(socket)) : callback(error, null)
    // A machine shows the certificate of its own name, also where a request names another host.
    const target = to.protocol === "https:" && isIP(to.hostname) === 0 ? { ...to, servername: to.hostname } : to
    const proxy = proxies?.(to)
    if (proxy === undefined) return connect(target, done)
    const { host, hostname, port, protocol } = proxy
    connect({ host, hostname, port, protocol }, (...[error, socket]) => {
      if (error !== null) return callback(error, null)
      if (to.protocol !== "https:") return done(null, socket)
      tunnel(socket, to, proxy, options.connectTimeout ?? 10_000, (...[error, socket]) =>
        error === null ? connect({ ...target, httpSocket: socket }, done) : callback(error, null)
      )
    })
  }
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
