import * as Damai from "@effect-vendors/damai/Damai"
import * as Maizuo from "@effect-vendors/damai/Maizuo"
import { describeAnswers } from "../../top/test/garbage.ts"
import { isTrue, type Target } from "../../top/test/garbageCases.ts"
import { register, registered, registerKey, send, sendKey, sent } from "./requests.ts"

const targets: ReadonlyArray<Target> = [
  {
    operation: Maizuo.userAuthcodeSend,
    input: send,
    key: sendKey,
    successes: [sent, { result: { success: "true" }, request_id: "r-1" }],
    shows: (body) => isTrue(body?.result?.success),
    refusal: "AuthcodeRefused"
  },
  {
    operation: Maizuo.userRegisterByauthcode,
    input: register,
    key: registerKey,
    successes: [registered, { ...registered, request_id: "r-1" }],
    shows: (body) => isTrue(body?.result?.success) && (body.result.data ?? undefined) !== undefined,
    refusal: "RegistrationRefused"
  }
]

describeAnswers(targets, Damai.layerWithSigner)
