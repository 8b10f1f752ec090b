import type * as SandboxVendor from "@effect-vendors/core/testing/SandboxVendor"
import * as Flag from "effect/cli/Flag"
import * as Redacted from "effect/Redacted"
import { platformsOf } from "./platforms.ts"

/** The values of key flags, by the flags' names. */
export type Keys = Readonly<Record<string, string | Redacted.Redacted>>

/** Two flags for each platform of vendors: the id of the key that it knows, and the key's secret. */
export const flagsOf = (
  vendors: ReadonlyArray<SandboxVendor.Any>
): Readonly<Record<string, Flag.Flag<string | Redacted.Redacted>>> =>
  Object.fromEntries<Flag.Flag<string | Redacted.Redacted>>(
    platformsOf(vendors).flatMap(({ key: { id, secret }, name }) => [
      [id.flag, Flag.String(id.flag).pipe(Flag.withDescription(`${name}: the key's id`), Flag.withDefault(id.value))],
      [
        secret.flag,
        Flag.Redacted(secret.flag).pipe(
          Flag.withDescription(`${name}: the key's secret; ${Redacted.value(secret.value)} by default`),
          Flag.withDefault(secret.value)
        )
      ]
    ])
  )

/** The key of a platform, as the flags give it. */
export const secretsOf = (
  { key: { id, secret } }: SandboxVendor.Platform,
  keys: Keys
): Readonly<Record<string, Redacted.Redacted>> =>
  // `flagsOf` made the flags: an id is text, and a secret is redacted.
  ({ [keys[id.flag] as string]: keys[secret.flag] as Redacted.Redacted })
