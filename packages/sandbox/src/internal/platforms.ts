import type * as SandboxVendor from "@effect-vendors/core/testing/SandboxVendor"

/** The platforms of vendors, each once. */
export const platformsOf = (vendors: ReadonlyArray<SandboxVendor.Any>): ReadonlyArray<SandboxVendor.Platform> => [
  ...new Set(vendors.map(({ platform }) => platform))
]
