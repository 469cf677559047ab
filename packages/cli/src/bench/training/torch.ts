import { spawn } from "node:child_process"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"

/** The same steps in PyTorch, in a process of its own. */
export interface Torch {
  readonly version: string
  /** The median time of that many steps in milliseconds. */
  readonly steps: (count: number) => Promise<number>
  readonly close: () => void
}

/** Found from src and from dist alike. */
const program = fileURLToPath(new URL("../../../bench/torch_step.py", import.meta.url))

/** PyTorch by this Python, or undefined where there is none. */
export const openTorch = async (python: string, threads: number): Promise<Torch | undefined> => {
  const child = spawn(python, [program, String(threads)], { stdio: ["pipe", "pipe", "ignore"] })
  child.on("error", () => undefined)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const version = await lines.next()
  if (version.done) return undefined
  const steps = async (count: number): Promise<number> => {
    child.stdin.write(`${count}\n`)
    const answer = await lines.next()
    return answer.done ? Number.NaN : Number(answer.value)
  }
  return { version: version.value, steps, close: () => child.stdin.end() }
}
