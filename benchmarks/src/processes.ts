import { fork, type ChildProcess, type Serializable } from "node:child_process"

// A proxy of the environment would disturb the measurement.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/_proxy$/i.test(name)))

/** Starts a process of this folder. Gives it, with its first message, once it is ready. */
export const start = async <A>(
  file: string,
  args: ReadonlyArray<string> = []
): Promise<readonly [child: ChildProcess, word: A]> => {
  const child = fork(new URL(file, import.meta.url), args, {
    env,
    execArgv: ["--no-deprecation", "--disable-warning=ExperimentalWarning"]
  })
  return [child, await heard<A>(child)]
}

const heard = <A>(child: ChildProcess): Promise<A> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`${child.spawnargs.slice(2).join(" ")} ended with ${code}`))
    child.once("exit", ended)
    child.once("message", (message) => {
      child.off("exit", ended)
      resolve(message as A)
    })
  })

/** Asks a process, and waits for its answer. */
export const ask = <A>(child: ChildProcess, question: Serializable): Promise<A> => {
  const answer = heard<A>(child)
  child.send(question)
  return answer
}
