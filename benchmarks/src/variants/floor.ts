import * as Undici from "undici"
import { read, request } from "../byHand.ts"
import { calling, type Variant } from "../variant.ts"

/** undici's `Pool.request`, signed by hand. */
export const floor: Variant = async (target) => {
  const pool = new Undici.Pool(`http://${target.host}`, { connections: 256 })
  const next = request(target)
  const answer = read(target)
  return calling(async () => {
    const { body } = await pool.request({ method: "POST", ...next() })
    return answer(await body.text())
  })
}
