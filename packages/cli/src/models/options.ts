import { readFile } from "node:fs/promises"
import type { DetectionError } from "@detspec/core"
import { badFile, outOfRange } from "@detspec/core"
import type { Tools } from "@detspec/detectors"
import type { Tensors } from "@detspec/networks"
import type { Command } from "commander"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { ModelDescription } from "./description.js"
import { torchvisionDescription } from "./description.js"
import type { Loaded } from "./weights.js"
import { loadWeights } from "./weights.js"

/** Which weights, and what they are where they do not say it themselves. */
export interface ModelOptions {
  readonly model: string
  readonly as?: string
  readonly names?: string
}

export const withModelOptions = (command: Command): Command =>
  command
    .requiredOption("--model <file>", "weights, as safetensors")
    .option(
      "--as <architecture>",
      "what weights of torchvision are: retinanet-resnet50, fasterrcnn-resnet50, …",
    )
    .option("--names <file>", "the names of their classes, one a line; numbers when left out")

/** How many classes weights have, the background left out: torchvision's RetinaNet counts it as one more class. */
const classCount = (architecture: string, tensors: Tensors): number => {
  const retina = tensors["head.classification_head.cls_logits.bias"]
  const faster = tensors["roi_heads.box_predictor.cls_score.bias"]
  const anchors = 9
  return architecture.startsWith("retinanet") ? (retina?.size ?? 0) / anchors : (faster?.size ?? 0) - 1
}

const namesIn = (file: string | undefined): TE.TaskEither<DetectionError, readonly string[]> =>
  file === undefined
    ? TE.right([])
    : TE.tryCatch(
        async () =>
          (await readFile(file, "utf8"))
            .split("\n")
            .map((line) => line.trim())
            .filter(Boolean),
        (thrown) => badFile("detspec", file, "be a list of names", String(thrown)),
      )

const described =
  (architecture: string, names: readonly string[]) =>
  (tensors: Tensors): E.Either<DetectionError, ModelDescription> => {
    const count = classCount(architecture, tensors)
    if (!(count >= 1 && Number.isInteger(count)))
      return E.left(outOfRange("detspec", "--as", "be what the weights are", architecture))
    if (names.length > 0 && names.length !== count)
      return E.left(outOfRange("detspec", "--names", `hold ${count} names`, `${names.length}`))
    const numbered = Array.from({ length: count }, (_, n) => names[n] ?? `class ${n}`)
    return torchvisionDescription(architecture, numbered)
  }

/** The detector of a file. */
export const loadModel = (
  tools: Tools,
  { model, as, names }: ModelOptions,
): TE.TaskEither<DetectionError, Loaded> =>
  as === undefined
    ? loadWeights(tools, model)
    : pipe(
        namesIn(names),
        TE.chain((list) => loadWeights(tools, model, described(as, list))),
      )
