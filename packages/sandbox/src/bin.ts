#!/usr/bin/env node
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Command from "effect/cli/Command"
import * as Effect from "effect/Effect"
import { readFileSync } from "node:fs"
import * as command from "./internal/command.ts"
import * as Vendors from "./Vendors.ts"

const { version }: { readonly version: string } = JSON.parse(
  readFileSync(new URL("../package.json", import.meta.url), "utf8")
)

Command.run(command.make(Vendors.all), { version }).pipe(Effect.provide(NodeServices.layer), NodeRuntime.runMain)
