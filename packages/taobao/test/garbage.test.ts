import * as Lark from "@effect-vendors/taobao/Lark"
import * as Mafia from "@effect-vendors/taobao/Mafia"
import * as Taobao from "@effect-vendors/taobao/Taobao"
import * as Garbage from "./garbage.ts"
import { area, areaDone, areaKey, logoff, logoffDone, logoffKey } from "./requests.ts"

const targets: ReadonlyArray<Garbage.Target> = [
  {
    operation: Lark.logoffByPos,
    input: logoff,
    key: logoffKey,
    successes: [logoffDone, { ...logoffDone, request_id: "r-1" }],
    shows: (body) => Garbage.isTrue(body?.data?.success) && Garbage.isTrue(body?.data?.data?.status),
    refusal: "LogoffRefused"
  },
  {
    operation: Mafia.accountAreaAuth,
    input: area,
    key: areaKey,
    successes: [areaDone, { succ: true }, { succ: "true", data: "{}", request_id: "r-1" }],
    shows: (body) => Garbage.isTrue(body?.succ),
    refusal: "AreaAuthRefused"
  }
]

Garbage.describeAnswers(targets, Taobao.layerNoSigner)
