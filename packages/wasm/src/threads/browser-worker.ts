import type { Worker as Running, Shared } from "./worker.js"

const program = `
onmessage = async ({ data: { module, memory, control, thread } }) => {
  const { workerLoop, leaveTrapped } = (await WebAssembly.instantiate(module, { env: { memory } })).exports
  postMessage("ready")
  try {
    workerLoop(control, thread)
  } catch {
    leaveTrapped(control)
  }
}`

/** A worker of a browser, from text: the page needs no file for it. */
export const browserWorker = async (shared: Shared, thread: number): Promise<Running> => {
  const url = URL.createObjectURL(new Blob([program], { type: "text/javascript" }))
  const worker = new Worker(url)
  let alive = true
  await new Promise<void>((resolve, reject) => {
    worker.onmessage = () => resolve()
    worker.onerror = (event) => {
      alive = false
      reject(new Error(event.message || "a worker could not start"))
    }
    worker.postMessage({ ...shared, thread })
  }).finally(() => URL.revokeObjectURL(url))
  return {
    isAlive: () => alive,
    stop: async () => worker.terminate(),
  }
}
