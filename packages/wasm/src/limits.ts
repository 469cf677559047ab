import type { DetectionError } from "@detspec/core"
import { backendFailure } from "@detspec/core"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Call } from "./call.js"
import { openMachine } from "./open-machine.js"

/** What a machine can do at most, all threads together. */
export interface Limits {
  /** Read and written, each counted. */
  readonly bytesPerSecond: number
  readonly flopsPerSecond: number
}

const blockBytes = 65_536
const blocks = 1024
const rounds = 65_536
const parts = 64
/** Eight multiplications and eight additions of four floats. */
const flopsOfRound = 64

const fastest = (times: number, work: () => void): number => {
  let best = Infinity
  for (let n = 0; n < times; n += 1) {
    const started = performance.now()
    work()
    best = Math.min(best, performance.now() - started)
  }
  return best / 1000
}

const measured = (call: Call): Limits => {
  const [source, target] = [call.room(blocks * blockBytes), call.room(blocks * blockBytes)]
  const copy = fastest(9, () =>
    call.run({ task: "copyBlocks", count: blocks, grain: 16, arguments: [source, target, 0] }),
  )
  const turn = fastest(9, () =>
    call.run({ task: "multiplyAdd", count: parts, grain: 1, arguments: [source, target, rounds] }),
  )
  return {
    bytesPerSecond: (2 * blocks * blockBytes) / copy,
    flopsPerSecond: (parts * rounds * flopsOfRound) / turn,
  }
}

/** Measures what WebAssembly can copy and compute here, on so many threads: what no kernel can do better than. */
export const wasmLimits = (threads: number): TE.TaskEither<DetectionError, Limits> =>
  TE.tryCatch(
    async () => {
      const machine = await openMachine(threads, false)
      const found = measured(machine.begin())
      await machine.close()
      return found
    },
    (thrown) => backendFailure("wasmLimits", "WebAssembly", "start", String(thrown)),
  )
