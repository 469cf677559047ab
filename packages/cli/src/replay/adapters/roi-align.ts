import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import type { Regions } from "../pooling.js"
import { gridOf, gridParams, mapsOf, regionsOf } from "../pooling.js"
import { elements, questions } from "../question.js"
import { regionsInOrder } from "../regions-in-order.js"
import { recordedRows } from "../rows.js"
import { floats, pickRows, tensor } from "../tensors.js"

/** ops.roi_align and its gradient; 0 and less samples mean as many as needed. */
export const roiAlign: Adapter = adapter(
  {
    inputs: record({ input: floats, rois: floats, grad_output: floats }),
    params: record({ ...gridParams, sampling_ratio: v.number(), aligned: v.boolean() }),
    outputs: record({ output: tensor, grad_input: tensor }),
  },
  ({ inputs, params, outputs }, ask) => {
    const [all, grid, maps] = [regionsOf(inputs.rois), gridOf(params), mapsOf(inputs.input)]
    const sampling = { samples: Math.max(params.sampling_ratio, 0), aligned: params.aligned }
    const { spatialScale } = grid
    const forward = (regions: Regions) =>
      ({ features: inputs.input, ...regions, ...grid, ...sampling, reduce: "mean" }) as const
    const { rows, regions, refusals, inGradient } = regionsInOrder("roiAlign", all, forward, ask)
    const cotangent = pickRows(inputs.grad_output, rows)
    const gradient = ask.one(
      "roiAlignBackward",
      { cotangent, ...regions, spatialScale, ...sampling, ...maps },
      "gradient",
    )
    const output = ask.one("roiAlign", forward(regions), "output")
    return questions(
      elements("output", recordedRows(outputs.output, rows), output),
      elements("grad_input", outputs.grad_input, gradient, [inGradient]),
      ...refusals,
    )
  },
)
