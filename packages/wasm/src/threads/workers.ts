import { browserWorker } from "./browser-worker.js"
import { nodeWorker } from "./node-worker.js"
import { isNode } from "./processors.js"

/** What a worker needs to join in: the module, the memory of all, and where the control block lies. */
export interface Shared {
  readonly module: WebAssembly.Module
  readonly memory: WebAssembly.Memory
  readonly control: number
}

/** A running thread. */
export interface Worker {
  readonly isAlive: () => boolean
  readonly stop: () => Promise<void>
}

export interface Workers {
  readonly areAlive: () => boolean
  readonly stop: () => Promise<void>
}

/** Starts `count` workers and waits until every one of them is running. */
export const startWorkers = async (shared: Shared, count: number): Promise<Workers> => {
  const start = isNode() ? nodeWorker : browserWorker
  const all = await Promise.all(Array.from({ length: count }, (_, n) => start(shared, n + 1)))
  return {
    areAlive: () => all.every(({ isAlive }) => isAlive()),
    stop: async () => {
      await Promise.all(all.map(({ stop }) => stop()))
    },
  }
}
