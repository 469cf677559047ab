import { fileURLToPath } from "node:url"
import { bundleGpuJs } from "./gpu-js.js"
import { copyPages } from "./pages.js"
import { sealKernels } from "./seal.js"

/** What the packages need beside the compiler's output. */
const home = fileURLToPath(new URL("../..", import.meta.url))
const gpu = `${home}/packages/gpu`
await bundleGpuJs(gpu)
await sealKernels(`${gpu}/dist`)
await copyPages(`${home}/docs`, `${home}/packages/cli/dist/docs`)
