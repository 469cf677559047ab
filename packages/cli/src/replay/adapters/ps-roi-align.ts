import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import { gridOf, gridParams, mapsOf, regionsOf } from "../pooling.js"
import { elements, questions } from "../question.js"
import { listed } from "../quirk.js"
import { noSamples } from "../quirks/ps-roi-align.js"
import { floats, tensor } from "../tensors.js"

/** ops.ps_roi_align and its gradient; 0 and less samples mean as many as needed. */
export const psRoiAlign: Adapter = adapter(
  {
    inputs: record({ input: floats, rois: floats, grad_output: floats }),
    params: record({ ...gridParams, sampling_ratio: v.number() }),
    outputs: record({ output: tensor, grad_input: tensor }),
  },
  ({ inputs, params, outputs }, { one }) => {
    const [regions, grid, maps] = [regionsOf(inputs.rois), gridOf(params), mapsOf(inputs.input)]
    const samples = Math.max(params.sampling_ratio, 0)
    const { spatialScale } = grid
    const forward = { features: inputs.input, ...regions, ...grid, samples }
    const backward = { cotangent: inputs.grad_output, ...regions, spatialScale, samples, ...maps }
    return questions(
      elements("output", outputs.output, one("psRoiAlign", forward, "output"), [listed(noSamples, forward)]),
      elements("grad_input", outputs.grad_input, one("psRoiAlignBackward", backward, "gradient")),
    )
  },
)
