import { fileURLToPath } from "node:url"
import { bundleGpuJs } from "./gpu-js.js"
import { sealKernels } from "./seal.js"

/** What the packages need beside the compiler's output. */
const gpu = fileURLToPath(new URL("../../packages/gpu", import.meta.url))
await bundleGpuJs(gpu)
await sealKernels(`${gpu}/dist`)
