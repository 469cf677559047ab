import type { Report } from "@detspec/conformance"
import { conform } from "@detspec/conformance"
import { message } from "@detspec/core"
import { gpuBackend, isMode } from "@detspec/gpu"
import type { Backend } from "@detspec/spec"
import { operationNames, specBackend } from "@detspec/spec"
import { wasmBackend } from "@detspec/wasm"

const select = async (name: string): Promise<Backend> => {
  if (name === "spec") return specBackend
  const selected = await (isMode(name) ? gpuBackend({ mode: name }) : wasmBackend({ threads: 2 }))()
  if (selected._tag === "Left") throw new Error(message(selected.left))
  return selected.right
}

interface Asked {
  readonly name: string
  readonly runs: number
  /** Only these operations; all of them when there are none. */
  readonly only: readonly string[]
  /** Laws with these words in their sentence are left out. */
  readonly without?: string
}

/** The laws on the specification, on one mode of gpu.js, or on WebAssembly. */
const hold = async ({ name, runs, only, without }: Asked): Promise<Report> => {
  const backend = await select(name)
  const report = await conform(backend, {
    seed: 1,
    runs,
    ...(without === undefined ? {} : { without }),
    operations: operationNames.filter((one) => only.length === 0 || only.includes(one)),
    onOperation: ({ operation, verdict }) => console.log(`${backend.name} ${operation}: ${verdict}`),
  })
  await backend.dispose()
  return report
}

/** What the tests call from outside. */
Object.assign(globalThis, { hold })
