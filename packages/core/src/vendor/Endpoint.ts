/**
 * Checks the addresses at which vendors are reached.
 *
 * @since 0.1.0
 */

/**
 * Finds the problem with an endpoint, if it has one: it is no URL, or it would carry signatures and sessions over plain
 * HTTP to another machine without permission.
 *
 * @category validation
 * @since 0.1.0
 */
export const problem = (endpoint: string, allowInsecure = false): string | undefined => {
  if (!URL.canParse(endpoint)) return `the endpoint ${JSON.stringify(endpoint)} is not a URL`
  const { hostname, protocol } = new URL(endpoint)
  if (protocol === "https:") return undefined
  if (protocol !== "http:") return `the endpoint's protocol is ${protocol.slice(0, -1)}, not https`
  return allowInsecure || loopback.test(hostname)
    ? undefined
    : `the endpoint ${hostname} is not on this machine, so it takes https; allowInsecure overrides this`
}

const loopback = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/
