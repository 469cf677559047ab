import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import type { Regions } from "../pooling.js"
import { gridOf, gridParams, mapsOf, regionsOf } from "../pooling.js"
import { elements, questions } from "../question.js"
import { listed } from "../quirk.js"
import { noSamples } from "../quirks/ps-roi-align.js"
import { regionsInOrder } from "../regions-in-order.js"
import { recordedRows } from "../rows.js"
import { floats, pickRows, tensor } from "../tensors.js"

/** ops.ps_roi_align and its gradient; 0 and less samples mean as many as needed. */
export const psRoiAlign: Adapter = adapter(
  {
    inputs: record({ input: floats, rois: floats, grad_output: floats }),
    params: record({ ...gridParams, sampling_ratio: v.number() }),
    outputs: record({ output: tensor, grad_input: tensor }),
  },
  ({ inputs, params, outputs }, ask) => {
    const [all, grid, maps] = [regionsOf(inputs.rois), gridOf(params), mapsOf(inputs.input)]
    const samples = Math.max(params.sampling_ratio, 0)
    const { spatialScale } = grid
    const forward = (regions: Regions) => ({ features: inputs.input, ...regions, ...grid, samples })
    const { rows, regions, refusals, inGradient } = regionsInOrder("psRoiAlign", all, forward, ask)
    const cotangent = pickRows(inputs.grad_output, rows)
    const backward = { cotangent, ...regions, spatialScale, samples, ...maps }
    return questions(
      elements(
        "output",
        recordedRows(outputs.output, rows),
        ask.one("psRoiAlign", forward(regions), "output"),
        [listed(noSamples, forward(regions))],
      ),
      elements("grad_input", outputs.grad_input, ask.one("psRoiAlignBackward", backward, "gradient"), [
        inGradient,
      ]),
      ...refusals,
    )
  },
)
