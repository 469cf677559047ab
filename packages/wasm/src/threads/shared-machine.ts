import type { Job } from "../call.js"
import type { SharedExports } from "../exports.js"
import { sharedExportsOf } from "../exports.js"
import { tasks } from "../generated/tasks.js"
import { base64 } from "../generated/threaded.js"
import type { Machine } from "../machine.js"
import { bytesOf, inPieces } from "../machine.js"
import type { Arena } from "../memory/arena.js"
import { arena } from "../memory/arena.js"
import { desk } from "../memory/desk.js"
import { heap, largest } from "../memory/heap.js"
import { residents } from "../memory/residents.js"
import { control, describeJob } from "./control.js"
import { waitUntil } from "./wait.js"
import { startWorkers } from "./workers.js"

const page = 65536
/** How long a worker may take over its last piece, in milliseconds, before it is taken for dead. */
const patience = 20_000

/** Scratch memory of two threads never shares a line of the caches, nor one of the pairs of lines that they fetch. */
const apart = 128

/** Only in a browser's window a thread must not sleep: it turns round instead. */
const mayBlock = (): boolean => !("document" in globalThis)

const runner = (memory: WebAssembly.Memory, exports: SharedExports, region: Arena, threads: number) => {
  const address = exports.firstFreeAddress()
  const blocks = Number(mayBlock())
  return (job: Job): void => {
    const { task, count, grain = count, arguments: values } = job
    const scratch = apart * Math.ceil((job.scratch ?? 0) / apart)
    const scratches = region.reserve(threads * scratch)
    describeJob(memory, address, { threads, task: tasks[task], count, grain, scratches, scratch, values })
    if (threads === 1 || grain >= count) {
      const values = address + control.arguments
      inPieces(count, grain, (first, end) => exports.runTask(tasks[task], first, end, values, scratches))
      return
    }
    exports.work(address)
    waitUntil(() => exports.settled(address, blocks) !== 0, patience)
    if (exports.traps(address) > 0) throw new Error("a worker trapped")
  }
}

/** How a machine is made that shares its memory. */
export interface Shared {
  readonly threads: number
  /** Whether answers stay in memory. */
  readonly keepAnswers: boolean
}

/** Threads on shared memory: the calling one and `threads` - 1 workers, all of them running. */
export const sharedMachine = async ({ threads, keepAnswers }: Shared): Promise<Machine> => {
  const memory = new WebAssembly.Memory({ initial: 16, maximum: largest / page + 1, shared: true })
  const module = await WebAssembly.compile(bytesOf(base64))
  const exports = sharedExportsOf(await WebAssembly.instantiate(module, { env: { memory } }))
  const address = exports.firstFreeAddress()
  const workers = await startWorkers({ module, memory, control: address }, threads - 1)
  const blocks = heap(memory, address + control.bytes)
  const region = arena(blocks)
  const run = runner(memory, exports, region, threads)
  const own = residents(memory, blocks)
  const { begin, survey } = desk(memory, region, run, { residents: own, keepAnswers })
  return {
    threads,
    begin,
    survey,
    residents: own,
    held: blocks.held,
    isWhole: workers.areAlive,
    close: async () => {
      exports.stopWorkers(address)
      await workers.stop()
    },
  }
}
