import type { Job } from "./call.js"
import { exportsOf } from "./exports.js"
import { base64 } from "./generated/single.js"
import { tasks } from "./generated/tasks.js"
import type { Machine } from "./machine.js"
import { bytesOf, inPieces } from "./machine.js"
import { arena } from "./memory/arena.js"
import { desk } from "./memory/desk.js"
import { heap } from "./memory/heap.js"

/** One thread on memory of its own: everywhere where WebAssembly has SIMD. */
export const singleMachine = async (): Promise<Machine> => {
  const memory = new WebAssembly.Memory({ initial: 1 })
  const { instance } = await WebAssembly.instantiate(bytesOf(base64), { env: { memory } })
  const { firstFreeAddress, runTask } = exportsOf(instance)
  const blocks = heap(memory, firstFreeAddress())
  const region = arena(blocks)
  const run = ({ task, count, grain = count, scratch = 0, arguments: values }: Job): void => {
    const address = region.reserve(8 * values.length)
    new Float64Array(memory.buffer, address, values.length).set(values)
    const workspace = region.reserve(scratch)
    inPieces(count, grain, (first, end) => runTask(tasks[task], first, end, address, workspace))
  }
  const { begin, survey } = desk(memory, region, run, { keepAnswers: false })
  return {
    threads: 1,
    begin,
    survey,
    residents: undefined,
    held: blocks.held,
    isWhole: () => true,
    close: async () => undefined,
  }
}
