/** An operation that answers with what it was asked, and its business. */
import { Wire } from "@effect-vendors/core"
import { Simulator } from "@effect-vendors/core/testing"
import { Taobao } from "@effect-vendors/taobao"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

const fields = { id: Wire.Int64, text: Wire.String }

export const echo = Taobao.operation("tmall.runtimes.echo", {
  request: Wire.struct(fields),
  response: Wire.struct(fields)
})

export const echoes = Simulator.make({
  name: "runtimes",
  state: Schema.Struct({}),
  initial: {},
  transitions: (on) => [on(echo, (state, request) => [state, Result.succeed(request)])]
})
