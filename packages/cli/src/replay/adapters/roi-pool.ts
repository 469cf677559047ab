import type { Out } from "@detspec/spec"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import type { Regions } from "../pooling.js"
import { gridOf, gridParams, mapsOf, regionsOf } from "../pooling.js"
import { elements, questions } from "../question.js"
import { listed } from "../quirk.js"
import { roundedBins, roundedBinsBackward } from "../quirks/pooling.js"
import { regionsInOrder } from "../regions-in-order.js"
import { recordedRows } from "../rows.js"
import { floats, pickRows, tensor } from "../tensors.js"

/** ops.roi_pool, corners rounded half away from zero, and its gradient through our own argmax. */
export const roiPool: Adapter = adapter(
  {
    inputs: record({ input: floats, rois: floats, grad_output: floats }),
    params: record(gridParams),
    outputs: record({ output: tensor, grad_input: tensor }),
  },
  ({ inputs, params, outputs, precision }, ask) => {
    const [all, grid, maps] = [regionsOf(inputs.rois), gridOf(params), mapsOf(inputs.input)]
    const input = (regions: Regions) =>
      ({ features: inputs.input, ...regions, ...grid, rounding: "half-away" }) as const
    const { rows, regions, refusals, inGradient } = regionsInOrder("roiPool", all, input, ask)
    const { images } = regions
    const cotangent = pickRows(inputs.grad_output, rows)
    const gradient = TE.chain(({ argmax }: Out<"roiPool">) =>
      ask.one("roiPoolBackward", { cotangent, argmax, images, ...maps }, "gradient"),
    )(ask.all("roiPool", input(regions)))
    const countOf = (first: number, last: number) => Math.max(last - first + 1, 1)
    const pooled = { ...regions, ...grid, ...maps, precision, countOf, lost: 0 }
    return questions(
      elements("output", recordedRows(outputs.output, rows), ask.one("roiPool", input(regions), "output"), [
        listed(roundedBins, pooled),
      ]),
      elements("grad_input", outputs.grad_input, gradient, [inGradient, listed(roundedBinsBackward, pooled)]),
      ...refusals,
    )
  },
)
