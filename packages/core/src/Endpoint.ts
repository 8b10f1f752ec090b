/**
 * Where a vendor is reached.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"

/**
 * An endpoint that does not fit. The layer of a gateway fails with it when it is built, so no call is sent to a wrong
 * address. The message shows no password.
 *
 * @category errors
 * @since 0.1.0
 */
export class EndpointError extends Schema.TaggedError<EndpointError>()("EndpointError", {
  vendor: Schema.String,
  message: Schema.String
}) {}

/**
 * A connection to another machine than the one that is addressed, such as a reverse proxy or a private link.
 *
 * - `connect`: the URL to connect to. With `@effect-vendors/node` its certificate is one of its own name; where it is an
 *   IP address, one of `host`.
 * - `host`: the host that is addressed: the `Host` of each request, and the host that is signed where the vendor's
 *   signature covers it. Default: the host of `connect`.
 *
 * @category models
 * @since 0.1.0
 */
export interface Connection {
  readonly connect: string
  readonly host?: string | undefined
}

/**
 * The URL of a vendor, or a connection to another machine in its place. It is `https`, or `http` on this machine. It has
 * no query, no fragment and no password.
 *
 * @category models
 * @since 0.1.0
 */
export type Endpoint = string | Connection
