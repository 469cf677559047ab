import type { Machine } from "./machine.js"

/** Keeps one machine ready, and replaces it when it broke. */
export interface Workshop {
  /** The machine that is open: another one when the last was discarded or lost a worker. */
  readonly ready: () => Promise<Machine>
  /** The machine broke: its memory and its workers go, the next call opens another. */
  readonly discard: (machine: Machine) => void
  /** The open machine, without waiting. */
  readonly machine: () => Machine | undefined
  readonly isClosed: () => boolean
  readonly close: () => Promise<void>
}

/** The machines of one backend, one at a time. */
export const workshop = (open: () => Promise<Machine>): Workshop => {
  let opening: Promise<Machine> | undefined
  let current: Machine | undefined
  let closed = false
  const discard = (machine: Machine): void => {
    if (machine !== current) return
    current = undefined
    opening = undefined
    void machine.close()
  }
  const ready = async (): Promise<Machine> => {
    if (current !== undefined && !current.isWhole()) discard(current)
    opening ??= open()
    try {
      current = await opening
      return current
    } catch (thrown) {
      opening = undefined
      throw thrown
    }
  }
  return {
    ready,
    discard,
    machine: () => current,
    isClosed: () => closed,
    close: async () => {
      if (closed) return
      closed = true
      await current?.close()
    },
  }
}
