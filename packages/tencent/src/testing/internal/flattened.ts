import * as Predicate from "effect/Predicate"

/** Reads the request of a query: `Agent.AppId=a&Approvers.0.Name=b` gives an object in an object, and a list. */
export const parse = (query: string): Record<string, unknown> => {
  const root: Tree = Object.create(null)
  for (const [name, value] of new URLSearchParams(query)) {
    const path = name.split(".")
    const last = path.pop()!
    // No real request is that deep, and a deeper one could overflow the stack.
    if (path.length > maxDepth) continue
    let tree = root
    for (const part of path) {
      const inner = tree[part]
      tree = tree[part] = Predicate.isObject(inner) ? (inner as Tree) : Object.create(null)
    }
    tree[last] = value
  }
  return Object.fromEntries(Object.entries(root).map(([name, value]) => [name, listed(value)]))
}

const maxDepth = 100

interface Tree {
  [name: string]: string | Tree
}

const listed = (value: string | Tree): unknown => {
  if (typeof value === "string") return value
  const entries = Object.entries(value).map(([name, inner]) => [name, listed(inner)] as const)
  return entries.every(([name], index) => name === String(index))
    ? entries.map(([, inner]) => inner)
    : Object.fromEntries(entries)
}
