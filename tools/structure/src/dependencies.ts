/** The rules for the dependencies between packages. The rules for imports within a package are the linter's. */

/** A package, and the packages of this repository that it depends on. */
export interface Package {
  readonly name: string
  readonly dependencies: ReadonlyArray<string>
}

/**
 * The dependencies that break a rule:
 *
 * - core depends on no other package.
 * - A vendor depends on no other vendor.
 * - A package that a vendor depends on, such as its protocol, depends on no vendor.
 * - No dependency leads back to where it came from.
 */
export const broken = (packages: ReadonlyArray<Package>, vendors: ReadonlySet<string>): ReadonlyArray<string> => {
  const byName = new Map(packages.map((entry) => [entry.name, entry]))
  const reached = (name: string, seen = new Set<string>()): ReadonlySet<string> => {
    for (const dependency of byName.get(name)?.dependencies ?? []) {
      if (seen.has(dependency)) continue
      seen.add(dependency)
      reached(dependency, seen)
    }
    return seen
  }
  const problems: Array<string> = []
  for (const { dependencies, name } of packages) {
    if (name === "core" && dependencies.length > 0) problems.push(`core depends on ${dependencies.join(", ")}`)
    const all = reached(name)
    if (all.has(name)) problems.push(`${name} depends on itself, by way of others`)
    if (!vendors.has(name)) continue
    for (const other of all) {
      if (vendors.has(other)) problems.push(`the vendor ${name} depends on the vendor ${other}`)
    }
  }
  return problems
}
