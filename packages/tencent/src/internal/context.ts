import * as Context from "effect/Context"

/** The language of messages for people. */
export type Language = "zh-CN" | "en-US"

export const Host: Context.Reference<string | undefined> = /*#__PURE__*/ Context.Reference(
  "@effect-vendors/tencent/Host",
  { defaultValue: (): string | undefined => undefined }
)

export const Unsigned: Context.Reference<boolean> = /*#__PURE__*/ Context.Reference(
  "@effect-vendors/tencent/Unsigned",
  { defaultValue: () => false }
)

/** Where the parts of a request travel whose body is bytes. */
export interface Octets {
  readonly body: string
  readonly headers?: Readonly<Record<string, string>> | undefined
}

export const OctetStream: Context.Reference<Octets | undefined> = /*#__PURE__*/ Context.Reference(
  "@effect-vendors/tencent/OctetStream",
  { defaultValue: (): Octets | undefined => undefined }
)

export const CurrentRegion: Context.Reference<string | undefined> = /*#__PURE__*/ Context.Reference(
  "@effect-vendors/tencent/Region",
  { defaultValue: (): string | undefined => undefined }
)

export const CurrentLanguage: Context.Reference<Language | undefined> = /*#__PURE__*/ Context.Reference(
  "@effect-vendors/tencent/Language",
  { defaultValue: (): Language | undefined => undefined }
)
