import type { Report } from "@detspec/conformance"
import { conform } from "@detspec/conformance"
import { message } from "@detspec/core"
import { gpuBackend, isMode } from "@detspec/gpu"
import type { Backend } from "@detspec/spec"
import { specBackend } from "@detspec/spec"

const select = async (name: string): Promise<Backend> => {
  if (!isMode(name)) return specBackend
  const selected = await gpuBackend({ mode: name })()
  if (selected._tag === "Left") throw new Error(message(selected.left))
  return selected.right
}

/** The laws of all operations on the specification, or on one mode of gpu.js. */
const hold = async (name: string, seed: number, runs: number): Promise<Report> => {
  const backend = await select(name)
  const report = await conform(backend, {
    seed,
    runs,
    onOperation: ({ operation, verdict }) => console.log(`${backend.name} ${operation}: ${verdict}`),
  })
  await backend.dispose()
  return report
}

/** What the tests call from outside. */
Object.assign(globalThis, { hold })
