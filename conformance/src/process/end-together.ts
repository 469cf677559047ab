import type { ChildProcess } from "node:child_process"

const alive = new Set<() => void>()

const endAll = (): void => {
  for (const end of alive) end()
}

/** Signals that end this program end its children too: in a group of their own they do not hear them. */
const onSignal = (signal: NodeJS.Signals): void => {
  endAll()
  process.kill(process.pid, signal)
}

const listen = (): void => {
  process.once("exit", endAll)
  process.once("SIGINT", onSignal)
  process.once("SIGTERM", onSignal)
}

const unlisten = (): void => {
  process.off("exit", endAll)
  process.off("SIGINT", onSignal)
  process.off("SIGTERM", onSignal)
}

const killGroup = (child: ChildProcess): void => {
  try {
    if (child.pid !== undefined && process.platform !== "win32") process.kill(-child.pid, "SIGKILL")
    else child.kill("SIGKILL")
  } catch {
    // It is gone already.
  }
}

/** Ends a child with all that it started: when the answer is called, or when this program ends. */
export const endTogether = (child: ChildProcess): (() => void) => {
  const end = () => killGroup(child)
  if (alive.size === 0) listen()
  alive.add(end)
  child.on("exit", () => {
    alive.delete(end)
    if (alive.size === 0) unlisten()
  })
  return end
}
