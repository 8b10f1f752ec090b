/** Kills a worker at every moment of its executions, plays the people, and counts what the vendors received. */
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import * as Redacted from "effect/Redacted"
import { type Crowd, gather } from "./crowd.ts"
import type { Kind, Setup } from "./messages.ts"
import { randomOf } from "./random.ts"
import { judge, noBlows, type Blow, type Verdict } from "./verdict.ts"
import { type Phase, phases, start as startVendors, type Vendors } from "./vendors.ts"
import { start as startWorkers, type Worker, type Workers } from "./workers.ts"

export interface Options {
  readonly kind: Kind
  readonly engine: Setup["engine"]
  readonly database: string
  /** How many workers are killed. */
  readonly lives: number
  /** How many executions run at a time. */
  readonly width: number
  readonly seed: number
  /** Whether runners are only killed, and it is measured how soon the other one goes on. It should be alone then. */
  readonly measures?: boolean | undefined
  readonly onProgress?: ((lives: number) => void) | undefined
}

/** What lives of all kinds need. */
export interface Scene {
  readonly options: Options
  readonly random: () => number
  readonly vendors: Vendors
  readonly workers: Workers
  readonly setup: Setup
  readonly crowd: Crowd
  readonly blows: Record<Blow, number>
  readonly failovers: Array<number>
  /** Who is told how far each request came. */
  onPhase: (phase: Phase) => void
}

/** Has a scene played, and judges it. */
export const play = async (
  options: Options,
  mayFail: boolean,
  act: (scene: Scene) => Promise<void>
): Promise<Verdict> => {
  const { database, engine, kind, lives, seed } = options
  const began = Date.now()
  const random = randomOf(seed)
  const vendors: Vendors = await startVendors(
    (phase) => scene.onPhase(phase),
    () => random() * 12
  )
  const workers = await startWorkers()
  const scene: Scene = {
    options,
    random,
    vendors,
    workers,
    setup: {
      kind,
      engine,
      database,
      vendors: vendors.address,
      tencent: { ...TencentTesting.credentials, secretKey: Redacted.value(TencentTesting.credentials.secretKey) },
      taobao: { ...TaobaoTesting.credentials, appSecret: Redacted.value(TaobaoTesting.credentials.appSecret) }
    },
    crowd: gather({ kind, seed, random, vendors, mayFail }),
    blows: noBlows(),
    failovers: [],
    onPhase: () => {}
  }
  try {
    await act(scene)
  } finally {
    await workers.close()
  }
  const received = await vendors.received()
  await vendors.close()
  return {
    lives,
    blows: scene.blows,
    failovers: scene.failovers,
    seconds: Math.round((Date.now() - began) / 1000),
    ...judge(kind, scene.crowd, received)
  }
}

/** Kills one process after the other. */
export const run = (options: Options): Promise<Verdict> =>
  play(options, false, async (scene) => {
    for (let life = 1; life <= options.lives; life++) {
      await live(scene, await scene.workers.next(scene.setup))
      options.onProgress?.(life)
    }
    const last = await scene.workers.next(scene.setup)
    await settle(scene.crowd, () => last)
    await last.kill()
  })

// One life: the worker starts executions, people do their part, and at some moment it is killed.
const live = async (scene: Scene, worker: Worker) => {
  const moment = choose(scene, 6000)
  const death = moment.then((moment) => {
    scene.blows[moment]++
    return worker.kill()
  })
  while (worker.isAlive()) {
    scene.crowd.fill(scene.options.width)
    await scene.crowd.visit(worker)
  }
  await death
}

/** Chooses a moment, of a call or any other, and waits for it. */
export const choose = (scene: Scene, patience: number): Promise<Phase | "random"> =>
  new Promise((resolve) => {
    const { random } = scene
    const phase = phases[Math.floor(random() * phases.length)]!
    const after = random() < 0.5 ? 0 : random() * 10
    let count = 1 + Math.floor(random() * 6)
    const come = (moment: Phase | "random") => {
      clearTimeout(timer)
      scene.onPhase = () => {}
      resolve(moment)
    }
    const timer = setTimeout(() => come("random"), random() < 0.3 ? random() * 400 : patience)
    scene.onPhase = (current) => {
      if (current !== phase || --count !== 0) return
      if (after === 0) come(phase)
      else setTimeout(() => come(phase), after)
    }
  })

/** Waits until all executions have ended, or nothing more happens to them. */
export const settle = async (crowd: Crowd, workerOf: () => Worker): Promise<void> => {
  let seen = ""
  let since = Date.now()
  while (crowd.open().length > 0 && Date.now() - since < 60_000) {
    await crowd.visit(workerOf())
    const now = crowd.open().map(({ attempts, said, state }) => `${state} ${said} ${attempts.join()}`)
    if (now.join(";") === seen) continue
    seen = now.join(";")
    since = Date.now()
  }
}
