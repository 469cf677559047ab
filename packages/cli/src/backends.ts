import { existsSync } from "node:fs"
import { resolve } from "node:path"
import { pathToFileURL } from "node:url"
import type { Manner } from "@detspec/conformance"
import { plainly } from "@detspec/conformance"
import type { Limits } from "@detspec/conformance/process"
import { processBackend, settled } from "@detspec/conformance/process"
import type { DetectionError } from "@detspec/core"
import { backendFailure, badFile, outOfRange } from "@detspec/core"
import type { Mode } from "@detspec/gpu"
import { gpuBackend, isMode, modes } from "@detspec/gpu"
import type { Backend } from "@detspec/spec"
import { specBackend } from "@detspec/spec"
import { wasmBackend } from "@detspec/wasm"
import * as TE from "fp-ts/lib/TaskEither.js"

/** A backend, and how the runner goes about with it. */
export interface Reached {
  readonly backend: Backend
  readonly manner: Manner
}

type Selected = TE.TaskEither<DetectionError, Backend>

/** Every backend that has a name of its own; what a machine lacks says so when it is asked for. */
export const backendNames: readonly string[] = ["spec", "wasm", ...modes.map((mode) => `gpu:${mode}`)]

/** gpu.js in one mode; disposing of it disposes of its host. */
const hostedBy = (mode: Mode, host: Backend): Selected =>
  TE.map((gpu: Backend) => ({
    ...gpu,
    dispose: async () => {
      await gpu.dispose()
      await host.dispose()
    },
  }))(gpuBackend({ mode, host }))

/** Here plug-ins are put together: what does not belong on a device goes to WebAssembly, where that starts. */
const onGpu = (mode: Mode): Selected =>
  TE.chain((host: Backend) => hostedBy(mode, host))(TE.orElse(() => TE.right(specBackend))(wasmBackend()))

/** `wasm` or `wasm:THREADS`; the backend itself says which numbers of threads there are. */
const onWasm = (name: string): Selected =>
  wasmBackend(name === "wasm" ? {} : { threads: Number(name.slice("wasm:".length)) })

const isBackend = (some: unknown): some is Backend =>
  typeof some === "object" && some !== null && "name" in some && "operations" in some && "runsOn" in some

const reason = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))

const load = async (path: string): Promise<unknown> => {
  const url = pathToFileURL(resolve(path)).href
  try {
    return await import(url)
  } catch (error) {
    const isTypeScript =
      error instanceof Error && "code" in error && error.code === "ERR_UNKNOWN_FILE_EXTENSION"
    if (!isTypeScript) throw error
    const { tsImport } = await import("tsx/esm/api")
    return tsImport(url, import.meta.url)
  }
}

const exported = (module: unknown): unknown => {
  const hasDefault = typeof module === "object" && module !== null && "default" in module
  return hasDefault ? module.default : undefined
}

/** A module whose default export is a backend, or a function that gives one. */
const fromModule = (path: string): Selected =>
  TE.chain((made: unknown) =>
    isBackend(made)
      ? TE.right(made)
      : TE.left(
          badFile("conform", path, "default-export a backend or a function that gives one", typeof made),
        ),
  )(
    TE.tryCatch(
      async () => {
        const made = exported(await load(path))
        return typeof made === "function" ? await made() : made
      },
      (thrown) => backendFailure("conform", path, "be a module that loads", reason(thrown)),
    ),
  )

const isModule = (name: string): boolean =>
  /\.[cm]?[jt]s$/.test(name) && (!/\s/.test(name) || existsSync(name))

/** The command in `command:my_backend`, in `./my_backend`, and in whatever has a space: "python3 my_backend.py". */
const commandOf = (name: string): string | undefined => {
  if (name.startsWith("command:")) return name.slice("command:".length)
  return !isModule(name) && /^[./]|\s/.test(name.trim()) ? name : undefined
}

const inProcess = (name: string): Selected => {
  if (name === "spec") return TE.right(specBackend)
  if (name === "gpu") return onGpu("webasm")
  if (name === "wasm" || name.startsWith("wasm:")) return onWasm(name)
  const mode = name.startsWith("gpu:") ? name.slice(4) : ""
  if (isMode(mode)) return onGpu(mode)
  if (isModule(name)) return fromModule(name)
  const known = [...backendNames, "gpu", "wasm:THREADS", "./module.ts", "'python3 my_backend.py'"].join(", ")
  return TE.left(outOfRange("detspec", "--backend", `be one of ${known}`, name))
}

/** `spec`, `gpu` (in its usual mode), `gpu:MODE`, `wasm`, `wasm:THREADS`, the path of a module, or the command of a program that speaks the protocol. */
export const reachBackend = (
  name: string,
  limits: Partial<Limits> = {},
): TE.TaskEither<DetectionError, Reached> => {
  const command = commandOf(name)
  if (command !== undefined) return processBackend(command, limits)
  return TE.map((backend: Backend): Reached => ({ backend, manner: plainly(backend) }))(inProcess(name))
}

/** The backend alone, for those who judge no laws. */
export const selectBackend = (name: string): Selected =>
  TE.map(({ backend }: Reached) => settled(backend))(reachBackend(name))
