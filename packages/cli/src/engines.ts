import type { DetectionError } from "@detspec/core"
import { outOfRange, unsupported } from "@detspec/core"
import type { Engine } from "@detspec/networks"
import { onnxruntimeEngine, referenceEngine } from "@detspec/networks"
import * as TE from "fp-ts/lib/TaskEither.js"

/** Every engine that has a name. */
export const engineNames: readonly string[] = ["reference", "onnxruntime"]

/** onnxruntime is loaded when it is asked for. */
const onOnnxruntime: TE.TaskEither<DetectionError, Engine> = TE.tryCatch(
  async () => onnxruntimeEngine(await import("onnxruntime-node")),
  (thrown) =>
    unsupported("detspec", "--engine", "have onnxruntime: npm install onnxruntime-node", String(thrown)),
)

/** `reference` (TypeScript, float64) or `onnxruntime` (float32). */
export const selectEngine = (name: string): TE.TaskEither<DetectionError, Engine> => {
  if (name === "reference") return TE.right(referenceEngine)
  if (name === "onnxruntime") return onOnnxruntime
  return TE.left(outOfRange("detspec", "--engine", `be one of ${engineNames.join(", ")}`, name))
}
