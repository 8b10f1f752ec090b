import * as Courier from "./courier/Courier.ts"
import { parcels, release, released, releaseKey, shipKey, shipped } from "./courier/requests.ts"
import { describeAnswers } from "./garbage.ts"
import { isTrue, type Target } from "./garbageCases.ts"

const targets: ReadonlyArray<Target> = [
  {
    operation: Courier.ship,
    input: parcels,
    key: shipKey,
    successes: [shipped, { accepted: true }, { accepted: "true", number: "{}", request_id: "r-1" }],
    shows: (body) => isTrue(body?.accepted),
    refusal: "ShipRefused"
  },
  {
    operation: Courier.release,
    input: release,
    key: releaseKey,
    successes: [released, { ...released, request_id: "r-1" }],
    shows: (body) => isTrue(body?.data?.success) && isTrue(body?.data?.data?.status),
    refusal: "ReleaseRefused"
  }
]

describeAnswers(targets, Courier.layerWithSigner)
