import type { Job } from "./call.js"
import { exportsOf } from "./exports.js"
import { base64 } from "./generated/single.js"
import { tasks } from "./generated/tasks.js"
import type { Machine } from "./machine.js"
import { bytesOf } from "./machine.js"
import { arena } from "./memory/arena.js"
import { desk } from "./memory/desk.js"

/** One thread on memory of its own: everywhere where WebAssembly has SIMD. */
export const singleMachine = async (): Promise<Machine> => {
  const memory = new WebAssembly.Memory({ initial: 1 })
  const { instance } = await WebAssembly.instantiate(bytesOf(base64), { env: { memory } })
  const { firstFreeAddress, runTask } = exportsOf(instance)
  const region = arena(memory, firstFreeAddress())
  const run = ({ task, count, scratch = 0, arguments: values }: Job): void => {
    const address = region.reserve(8 * values.length)
    new Float64Array(memory.buffer, address, values.length).set(values)
    runTask(tasks[task], 0, count, address, region.reserve(scratch))
  }
  const call = desk(memory, region, run)
  return {
    threads: 1,
    begin: () => {
      region.reset()
      return call
    },
    held: region.held,
    isWhole: () => true,
    close: async () => undefined,
  }
}
