import * as Predicate from "effect/Predicate"
import type * as Operation from "../../Operation.ts"
import * as VendorError from "../../VendorError.ts"
import type { BufferedError } from "../BufferedClient.ts"
import * as VendorErrors from "../VendorErrors.ts"

/** Makes the error of a request that got no whole answer. */
export const transportFailure = (
  vendor: string,
  operation: Operation.Any,
  { isUnsent, reason }: BufferedError
): VendorError.TransportFailure => {
  const failure = failureOf(reason.cause)
  const code = failure?.code ?? ""
  const isTransport = reason._tag === "TransportError"
  const isDistrusted = isTransport && (distrusts(reason.cause, code) || tells(reason.cause, handshakeFails))
  const properties = {
    code,
    message:
      reason._tag === "DecodeError"
        ? "the answer was cut short"
        : `the request failed${code === "" ? "" : `: ${code}`}`,
    // A request counts as not sent only where the failure shows that no byte of it reached the vendor.
    outcome:
      isUnsent === true ||
      reason._tag === "EncodeError" ||
      reason._tag === "InvalidUrlError" ||
      isDistrusted ||
      (isTransport &&
        (tells(reason.cause, failure === undefined ? uncodedNeverConnected : nodeNeverConnected) ||
          (failure !== undefined && wasNeverSent(failure))))
        ? "NotSent"
        : "Unknown",
    // Never the HttpClientError itself: it carries the request, and with it signature and body.
    cause: withoutBytes(reason.cause)
  } as const
  // The same server shows the same certificate and speaks the same protocol again, and the same proxy refuses again.
  const isPermanent =
    isDistrusted ||
    code === "ERR_PROXY_REFUSED" ||
    tells(reason.cause, speaksOtherwise) ||
    (failure === undefined && tells(reason.cause, blockedPort))
  return VendorErrors.make(VendorError.TransportFailure, vendor, operation, properties, isPermanent)
}

/** The code of a transport's failure, however deep it is wrapped. */
export const codeOf = (cause: unknown): string | undefined => failureOf(cause)?.code

interface Coded {
  readonly code: string
  readonly syscall?: unknown
  readonly errors?: unknown
}

// Clients wrap the cause of a failure a few levels deep, and a cause may be its own.
const failureOf = (cause: unknown, levels = 8): Coded | undefined => {
  if (!Predicate.isObject(cause) || levels === 0) return undefined
  const failure = cause as Partial<Coded> & { readonly cause?: unknown }
  return typeof failure.code === "string" ? (failure as Coded) : failureOf(failure.cause, levels - 1)
}

const wasNeverSent = ({ code, errors, syscall }: Coded): boolean =>
  beforeSending.has(code) ||
  syscall === "connect" ||
  syscall === "getaddrinfo" ||
  // Every address of a host was tried: each error names the system call, the error of the whole does not.
  (Array.isArray(errors) && errors.length > 0 && errors.every((error) => error?.syscall === "connect"))

const beforeSending = /*#__PURE__*/ new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  // Our own client's: see `CurrentDeadline`.
  "DeadlinePassed"
])

// The client checks a certificate before it sends anything to the server that showed it.
const distrusts = (cause: unknown, code: string): boolean =>
  code === "" ? tells(cause, denoDistrusts) : certificate.test(code)

// Deno gives no codes. It names the step that failed: Connect, with the name and the certificate, or SendRequest. A fetch
// connects to no port of other protocols (https://fetch.spec.whatwg.org/#port-blocking).
const uncodedNeverConnected = /\bclient error \(Connect\): |^bad port$/
const blockedPort = /^bad port$/
const nodeNeverConnected = /\bbefore secure TLS connection was established$/

// What OpenSSL says where a handshake fails. Until it is done, a server reads no request.
const handshakeFails =
  /:SSL routines:[^:]*:(?:unsupported protocol|unsafe legacy renegotiation disabled|[a-z]+ (?:key too small|md too weak)|.*\balert (?:protocol version|handshake failure|insufficient security|unrecognized name|no application protocol|unsupported (?:certificate|extension)|bad certificate|certificate \w+|unknown ca|access denied))/

// This may also come after a handshake, though hardly ever.
const speaksOtherwise = /:SSL routines:[^:]*:(?:wrong version number|packet length too long|http request)/
const denoDistrusts = /\binvalid peer certificate\b/

const tells = (cause: unknown, pattern: RegExp, levels = 8): boolean =>
  cause instanceof Error && levels > 0 && (pattern.test(cause.message) || tells(cause.cause, pattern, levels - 1))

// The X.509 errors of Node's documentation of TLS.
const certificate =
  /^(AKID_|CA_|CERT_|CRL_|EE_KEY_|ERROR_IN_C|ERR_TLS_CERT_|UNABLE_TO_(DE|GET_|VERIFY_)|(DEPTH_ZERO_)?SELF_SIGNED_|HOSTNAME_MISMATCH$|INVALID_(CA|PURPOSE)$|PATH_LENGTH_EXCEEDED$)/

// Node's HTTP parsers keep the bytes that they could not read. A vendor may have repeated a secret in them.
const withoutBytes = (cause: unknown, levels = 8): unknown => {
  if (cause instanceof Error && levels > 0) {
    Reflect.deleteProperty(cause, "data")
    Reflect.deleteProperty(cause, "rawPacket")
    withoutBytes(cause.cause, levels - 1)
  }
  return cause
}
