import { fork, type ChildProcess, type Serializable } from "node:child_process"

// Proxies of the environment are not what is measured.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/_proxy$/i.test(name)))

/** A process of this folder, once it has said its first word, and the word. */
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
