import type { DetectionError } from "@detspec/core"
import { outOfRange, unsupported } from "@detspec/core"
import type { Engine, OnnxruntimeOptions } from "@detspec/networks"
import { onnxruntimeEngine, referenceEngine } from "@detspec/networks"
import * as TE from "fp-ts/lib/TaskEither.js"

/** Every engine that has a name. */
export const engineNames: readonly string[] = ["reference", "onnxruntime"]

/** onnxruntime is loaded when it is asked for. */
const onOnnxruntime = (options: OnnxruntimeOptions): TE.TaskEither<DetectionError, Engine> =>
  TE.tryCatch(
    async () => onnxruntimeEngine(await import("onnxruntime-node"), options),
    (thrown) =>
      unsupported("detspec", "--engine", "have onnxruntime: npm install onnxruntime-node", String(thrown)),
  )

/** `reference` (TypeScript, float64) or `onnxruntime` (float32). */
export const selectEngine = (
  name: string,
  options: OnnxruntimeOptions = {},
): TE.TaskEither<DetectionError, Engine> => {
  if (name === "reference") return TE.right(referenceEngine)
  if (name === "onnxruntime") return onOnnxruntime(options)
  return TE.left(outOfRange("detspec", "--engine", `be one of ${engineNames.join(", ")}`, name))
}
