import type { Shared, Worker } from "./worker.js"

/** The program of a worker is text, since no file of this package need be there once it is bundled. */
const program = `
const { parentPort, workerData } = require("node:worker_threads")
const { module, memory, control, thread } = workerData
const { workerLoop, leaveTrapped } = new WebAssembly.Instance(module, { env: { memory } }).exports
parentPort.postMessage("ready")
try {
  workerLoop(control, thread)
} catch {
  leaveTrapped(control)
}`

/** A worker thread of Node, which does not keep the process alive once it runs. */
export const nodeWorker = async (shared: Shared, thread: number): Promise<Worker> => {
  const { Worker } = await import("node:worker_threads")
  const worker = new Worker(program, { eval: true, execArgv: [], workerData: { ...shared, thread } })
  let alive = true
  await new Promise<void>((resolve, reject) => {
    worker.once("message", () => resolve())
    worker.once("error", reject)
    worker.once("exit", () => {
      alive = false
      reject(new Error("a worker ended before it began"))
    })
  })
  worker.on("error", () => {
    alive = false
  })
  worker.unref()
  return {
    isAlive: () => alive,
    stop: async () => {
      await worker.terminate()
    },
  }
}
