import type { Out } from "@detspec/spec"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import { gridOf, gridParams, mapsOf, regionsOf } from "../pooling.js"
import { elements, questions } from "../question.js"
import { listed } from "../quirk.js"
import { roundedBins, roundedBinsBackward } from "../quirks/pooling.js"
import { floats, tensor } from "../tensors.js"

/** ops.roi_pool, corners rounded half away from zero, and its gradient through our own argmax. */
export const roiPool: Adapter = adapter(
  {
    inputs: record({ input: floats, rois: floats, grad_output: floats }),
    params: record(gridParams),
    outputs: record({ output: tensor, grad_input: tensor }),
  },
  ({ inputs, params, outputs, precision }, { one, all }) => {
    const [regions, grid, maps] = [regionsOf(inputs.rois), gridOf(params), mapsOf(inputs.input)]
    const input = { features: inputs.input, ...regions, ...grid, rounding: "half-away" } as const
    const { images } = regions
    const gradient = TE.chain(({ argmax }: Out<"roiPool">) =>
      one("roiPoolBackward", { cotangent: inputs.grad_output, argmax, images, ...maps }, "gradient"),
    )(all("roiPool", input))
    const countOf = (first: number, last: number) => Math.max(last - first + 1, 1)
    const pooled = { ...regions, ...grid, ...maps, precision, countOf, lost: 0 }
    return questions(
      elements("output", outputs.output, one("roiPool", input, "output"), [listed(roundedBins, pooled)]),
      elements("grad_input", outputs.grad_input, gradient, [listed(roundedBinsBackward, pooled)]),
    )
  },
)
