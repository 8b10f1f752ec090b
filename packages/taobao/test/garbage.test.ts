import * as Lark from "@effect-vendors/taobao/Lark"
import * as Mafia from "@effect-vendors/taobao/Mafia"
import * as Taobao from "@effect-vendors/taobao/Taobao"
import { describeAnswers } from "../../top/test/garbage.ts"
import { isTrue, type Target } from "../../top/test/garbageCases.ts"
import { area, areaDone, areaKey, logoff, logoffDone, logoffKey } from "./requests.ts"

const targets: ReadonlyArray<Target> = [
  {
    operation: Lark.logoffByPos,
    input: logoff,
    key: logoffKey,
    successes: [logoffDone, { ...logoffDone, request_id: "r-1" }],
    shows: (body) => isTrue(body?.data?.success) && isTrue(body?.data?.data?.status),
    refusal: "LogoffRefused"
  },
  {
    operation: Mafia.accountAreaAuth,
    input: area,
    key: areaKey,
    successes: [areaDone, { succ: true }, { succ: "true", data: "{}", request_id: "r-1" }],
    shows: (body) => isTrue(body?.succ),
    refusal: "AreaAuthRefused"
  }
]

describeAnswers(targets, Taobao.layerWithSigner)
