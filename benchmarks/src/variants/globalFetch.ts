import { read, request } from "../byHand.ts"
import { calling, type Variant } from "../variant.ts"

/** The runtime's fetch, signed by hand. */
export const globalFetch: Variant = async (target) => {
  const next = request(target)
  const answer = read(target)
  return calling(async () => {
    const { body, headers, path } = next()
    const response = await fetch(`http://${target.host}${path}`, { method: "POST", headers, body })
    return answer(await response.text())
  })
}
