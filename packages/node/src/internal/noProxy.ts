import * as Endpoint from "@effect-vendors/core/vendor/Endpoint"
import { BlockList, isIP } from "node:net"
import type { Address } from "./proxies.ts"

/**
 * Reads a list of hosts that are reached without a proxy, and finds the addresses that it names. Commas, semicolons, bars
 * or white space part its entries: a domain, which stands for its subdomains too, a pattern such as `*`, `*.domain` or
 * `10.0.*`, an IP address, or a network such as `10.0.0.0/8`. An entry may end with a port. This machine is always among
 * them, and so is its metadata.
 */
export const noProxyOf = (list: string): ((to: Address) => boolean) => {
  const entries = list.split(/[\s,;|]+/).flatMap(entryOf)
  return ({ hostname, port, protocol }) => {
    const name = hostname.replace(/^\[|\]$|\.$/g, "")
    if (isHere(name) || isMetadata(name)) return true
    const number = port === "" ? (protocol === "https:" ? 443 : 80) : Number(port)
    return entries.some((entry) => (entry.port === undefined || entry.port === number) && entry.holds(name))
  }
}

// A connection to no address in particular is one to this machine.
const isHere = (name: string): boolean =>
  name === "0.0.0.0" || name === "::" || Endpoint.isLoopback(isIP(name) === 6 ? `[${name}]` : name)

// A cloud tells a machine of itself at an address of the link, or under a name for it. A proxy would get the answer for
// its own machine, keys included.
const isMetadata = (name: string): boolean => name.startsWith("169.254.") || name === "metadata.tencentyun.com"

interface Entry {
  readonly port: number | undefined
  readonly holds: (name: string) => boolean
}

const entryOf = (given: string): ReadonlyArray<Entry> => {
  // Some write the address of a page.
  const text = given.replace(/^https?:\/\//i, "").replace(/\/$/, "")
  if (text === "") return []
  const network = /^\[?([\da-f.:]+)\]?\/(\d+)$/i.exec(text)
  if (network !== null) return addresses(network[1]!, Number(network[2]), undefined)
  // An IPv6 address has colons of its own, so its port follows brackets.
  const parts = isIP(text) === 6 ? [text, text] : (/^(.*?)(?::(\d+))?$/.exec(text) ?? [])
  const port = isIP(text) === 6 || parts[2] === undefined ? undefined : Number(parts[2])
  const host = parts[1]!.replace(/^\[|\]$/g, "")
  if (isIP(host) !== 0) return addresses(host, undefined, port)
  if (host.includes("*")) {
    const parts = host.split("*").map((part) => part.replace(/[^\w-]/g, "\\$&"))
    const pattern = new RegExp(`^${parts.join(".*")}$`, "i")
    return [{ port, holds: (name) => pattern.test(name) }]
  }
  const domain = inAscii(host.replace(/^\.|\.$/g, ""))
  return [{ port, holds: (name) => name === domain || name.endsWith(`.${domain}`) }]
}

const inAscii = (domain: string): string =>
  URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : domain

const addresses = (address: string, prefix: number | undefined, port: number | undefined): ReadonlyArray<Entry> => {
  const family = familyOf(address)
  if (family === undefined || (prefix ?? 0) > (family === "ipv4" ? 32 : 128)) return []
  const list = new BlockList()
  if (prefix === undefined) list.addAddress(address, family)
  else list.addSubnet(address, prefix, family)
  return [
    {
      port,
      holds: (name) => {
        const family = familyOf(name)
        return family !== undefined && list.check(name, family)
      }
    }
  ]
}

const familyOf = (address: string): "ipv4" | "ipv6" | undefined => {
  const version = isIP(address)
  return version === 0 ? undefined : version === 4 ? "ipv4" : "ipv6"
}
