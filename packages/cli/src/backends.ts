import { resolve } from "node:path"
import { pathToFileURL } from "node:url"
import type { DetectionError } from "@detspec/core"
import { backendFailure, badFile, outOfRange } from "@detspec/core"
import type { Mode } from "@detspec/gpu"
import { gpuBackend, isMode, modes } from "@detspec/gpu"
import type { Backend } from "@detspec/spec"
import { specBackend } from "@detspec/spec"
import * as TE from "fp-ts/lib/TaskEither.js"

type Selected = TE.TaskEither<DetectionError, Backend>

/** Every backend that has a name of its own; what a machine lacks says so when it is asked for. */
export const backendNames: readonly string[] = ["spec", ...modes.map((mode) => `gpu:${mode}`)]

const onGpu = (mode: Mode): Selected => gpuBackend({ mode })

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

const looksLikePath = (name: string): boolean => /^[./]|\.[cm]?[jt]s$/.test(name)

/** `spec`, `gpu` (in its usual mode), `gpu:MODE`, or the path of a module. */
export const selectBackend = (name: string): Selected => {
  if (name === "spec") return TE.right(specBackend)
  if (name === "gpu") return onGpu("webasm")
  const mode = name.startsWith("gpu:") ? name.slice(4) : ""
  if (isMode(mode)) return onGpu(mode)
  if (looksLikePath(name)) return fromModule(name)
  const known = [...backendNames, "gpu", "./module.ts"].join(", ")
  return TE.left(outOfRange("detspec", "--backend", `be one of ${known}`, name))
}
