import * as Effect from "effect/Effect"
import type * as HttpClientError from "effect/http/HttpClientError"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"
import * as codings from "./codings.ts"

/** Why a body cannot be read. */
export interface Failure {
  readonly _tag: HttpClientError.HttpClientErrorReason["_tag"] | "TooLarge"
  readonly cause?: unknown
}

/** Reads the body of an answer from the wire, and not more of it than `maxSize` bytes. */
export const read = (
  response: HttpClientResponse.HttpClientResponse,
  maxSize: number
): Effect.Effect<Uint8Array, Failure> => {
  const { headers } = response
  const length = headers["content-length"]
  // The wire holds an answer to its length, so nothing has to be counted. A runtime may decode what has a coding.
  const isKnown =
    length !== undefined &&
    /^\d+$/.test(length) &&
    headers["content-encoding"] === undefined &&
    headers["transfer-encoding"] === undefined
  if (!isKnown || maxSize === Infinity) return collect(response, maxSize)
  if (Number(length) > maxSize && response.request.method !== "HEAD") return Effect.fail(tooLarge)
  return Effect.mapBothEager(response.arrayBuffer, {
    onFailure: ({ reason }) => reason,
    onSuccess: (buffer) => new Uint8Array(buffer)
  })
}

/** Undoes the codings of a body, where the client has not done it. */
export const decode = (
  bytes: Uint8Array,
  coding: string | undefined,
  maxSize: number
): Effect.Effect<Uint8Array, Failure> => {
  const formats = coding === undefined || bytes.length === 0 ? [] : codings.formatsOf(coding, bytes)
  if (formats.length === 0) return Effect.succeed(bytes)
  return limited(undone(codings.whole(bytes), formats), maxSize)
}

const undone = (source: ReadableStream<Uint8Array>, formats: ReadonlyArray<CompressionFormat>) =>
  Stream.fromReadableStream({
    evaluate: () => codings.undone(source, formats),
    onError: (cause): Failure => ({ _tag: "DecodeError", cause })
  })

/** The body of an answer as it arrives, its codings undone, and not more of it than `maxSize` bytes. */
export const arriving = (
  response: HttpClientResponse.HttpClientResponse,
  maxSize: number
): Stream.Stream<Uint8Array, Failure> => {
  const coding = response.headers["content-encoding"]
  const formats =
    coding === undefined || Option.isSome(HttpClientResponse.toWeb(response)) ? [] : codings.formatsOf(coding, zlibHead)
  const bytes = Stream.mapError(response.stream, ({ reason }): Failure => reason)
  return Stream.suspend(() => {
    let size = 0
    return Stream.mapEffect(formats.length === 0 ? bytes : undone(Stream.toReadableStream(bytes), formats), (chunk) =>
      (size += chunk.length) > maxSize ? Effect.fail(tooLarge) : Effect.succeed(chunk)
    )
  })
}

// Nobody looks ahead at the first bytes of a stream.
const zlibHead = new Uint8Array([0x78])

/** Whether the runtime has undone the codings of an answer's body, as a fetch does where nobody told it otherwise. */
export const isDecoded = (response: HttpClientResponse.HttpClientResponse, bytes: Uint8Array): boolean =>
  Option.isSome(HttpClientResponse.toWeb(response)) && !isGzip(bytes)

// No text begins like this.
const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

const collect = (
  { stream }: HttpClientResponse.HttpClientResponse,
  maxSize: number
): Effect.Effect<Uint8Array, Failure> =>
  Effect.catch(
    limited(
      Stream.mapError(stream, ({ reason }: HttpClientError.HttpClientError): Failure => reason),
      maxSize
    ),
    (reason) => (reason._tag === "EmptyBodyError" ? Effect.succeed(new Uint8Array()) : Effect.fail(reason))
  )

const limited = (stream: Stream.Stream<Uint8Array, Failure>, maxSize: number): Effect.Effect<Uint8Array, Failure> =>
  Effect.suspend(() => {
    const chunks: Array<Uint8Array> = []
    let size = 0
    return Effect.map(
      Stream.runForEach(stream, (chunk) => {
        size += chunk.length
        if (size > maxSize) return Effect.fail(tooLarge)
        chunks.push(chunk)
        return Effect.void
      }),
      () => joined(chunks, size)
    )
  })

const tooLarge: Failure = { _tag: "TooLarge", cause: undefined }

const joined = (chunks: ReadonlyArray<Uint8Array>, size: number): Uint8Array => {
  if (chunks.length === 1) return chunks[0]!
  const bytes = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}
