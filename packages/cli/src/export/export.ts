import type { DetectionError } from "@detspec/core"
import { outOfRange } from "@detspec/core"
import type { NetworkPart } from "@detspec/detectors"
import { onnxFile } from "@detspec/networks"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { writeAtomically } from "../models/files.js"
import { loadModel } from "../models/options.js"
import { withTools } from "../models/tools.js"
import type { Loaded } from "../models/weights.js"
import { saveWeights } from "../models/weights.js"
import type { ExportOptions } from "./options.js"

type Print = (line: string) => void

/** One file for a detector of one network; else one for each, with the network's name before the ending. */
const fileOf = (out: string, { name }: NetworkPart, parts: number): string =>
  parts === 1 ? out : out.replace(/\.onnx$/, `.${name}.onnx`)

const asOnnx = (
  { model, parameters }: Loaded,
  { out, batch, height, width }: ExportOptions,
  print: Print,
): TE.TaskEither<DetectionError, void> =>
  TE.map(() => undefined)(
    TE.sequenceSeqArray(
      model.networks.map((part) => {
        const file = fileOf(out, part, model.networks.length)
        const inputs = part.inputs(batch, { height, width })
        return pipe(
          TE.fromEither(onnxFile(part.graph, inputs, parameters)),
          TE.chain((bytes) => writeAtomically(file, bytes)),
          TE.map(() =>
            print(
              `${file}: ${Object.entries(inputs)
                .map(([name, shape]) => `${name} [${shape}]`)
                .join(", ")}`,
            ),
          ),
        )
      }),
    ),
  )

/** Writes the networks as ONNX, or the weights as halves. */
export const exportModel = (options: ExportOptions, print: Print): TE.TaskEither<DetectionError, void> => {
  const { out } = options
  if (!/\.(onnx|safetensors)$/.test(out))
    return TE.left(outOfRange("export", "--out", "end in .onnx or .safetensors", out))
  return withTools(options, (tools) =>
    pipe(
      loadModel(tools, options),
      TE.chain((loaded) =>
        out.endsWith(".onnx")
          ? asOnnx(loaded, options, print)
          : saveWeights(out, loaded.description, loaded.parameters, "float16"),
      ),
    ),
  )
}
