import { browserWorker } from "./browser-worker.js"
import { nodeWorker } from "./node-worker.js"
import { isNode } from "./processors.js"
import type { Shared } from "./worker.js"

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
