import type { DetectionError } from "@detspec/core"
import { unsupported } from "@detspec/core"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Compiled } from "./compile.js"
import { compile } from "./compile.js"
import type { Gpu } from "./gpu-js.js"
import { isThere, openGpu, webGpuContext } from "./gpu-js.js"
import type { Launch, Run } from "./launch.js"
import { keyOf } from "./launch.js"
import { limitsOf, obstacle } from "./limits.js"
import type { Mode } from "./mode.js"
import { withWebGpu } from "./node-webgpu.js"
import type { CacheLimit } from "./plan-cache.js"
import { planCache } from "./plan-cache.js"
import { remedyOf } from "./remedy.js"
import { tooLargeError } from "./tiles.js"
import { inTurn } from "./turn.js"

/** Runs launches in one mode, keeping the kernels that it compiled. */
export interface Device {
  readonly words: string
  readonly run: Run
  readonly held: () => { readonly plans: number; readonly bytes: number }
  readonly close: () => Promise<void>
}

/** Chromium gives a process 125 WebAssembly memories, whatever their size, and each kernel of webasm holds one. */
const cacheLimit = (mode: Mode): CacheLimit => ({ plans: mode === "webasm" ? 48 : 128, bytes: 2 ** 28 })

const openDevice = (gpu: Gpu, mode: Mode, words: string): Device => {
  const plans = planCache<Compiled>(cacheLimit(mode))
  const make = compile(gpu, mode)
  const turn = inTurn()
  const run = (launch: Launch) =>
    turn(async () => {
      const what = obstacle(limitsOf[mode], launch)
      if (what !== undefined) throw tooLargeError(what)
      return plans.take(keyOf(launch), () => make(launch)).run(launch.arguments)
    })
  const close = () =>
    turn(async () => {
      plans.clear()
      await gpu.destroy()
    })
  return { words, run, held: plans.size, close }
}

const wordsOf: Readonly<Record<Exclude<Mode, "webgpu">, string>> = {
  webasm: "gpu.js, WebAssembly SIMD, float32, threads for large outputs",
  cpu: "gpu.js, JavaScript, float64 rounded to float32",
  webgl2: "gpu.js, WebGL 2, float32",
  headlessgl: "gpu.js, WebGL in Node, float32",
}

const adapterWords = (adapter: unknown): string => {
  const info: unknown = typeof adapter === "object" && adapter ? Reflect.get(adapter, "info") : undefined
  if (typeof info !== "object" || info === null) return "unnamed adapter"
  const parts = ["vendor", "architecture", "description"].map((name) => String(Reflect.get(info, name) ?? ""))
  return parts.filter((part) => part !== "").join(" ") || "unnamed adapter"
}

const openWebGpu = (): Promise<Device> =>
  withWebGpu(async () => {
    const { adapter } = await webGpuContext.acquire()
    return openDevice(openGpu("webgpu"), "webgpu", `gpu.js, WebGPU on ${adapterWords(adapter)}, float32`)
  })

const reason = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))

const open = async (mode: Mode): Promise<Device> => {
  if (mode === "webgpu") return openWebGpu()
  if (!isThere(mode)) throw new Error("not here")
  return openDevice(openGpu(mode), mode, wordsOf[mode])
}

/** A device of exactly this mode; where the mode is missing, what to install or start. */
export const deviceOf = (mode: Mode): TE.TaskEither<DetectionError, Device> =>
  TE.tryCatch(
    () => open(mode),
    (thrown) => unsupported("gpuBackend", "mode", remedyOf[mode], `"${mode}" (${reason(thrown)})`),
  )
