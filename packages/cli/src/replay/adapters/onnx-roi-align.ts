import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import { elements, questions } from "../question.js"
import { listed } from "../quirk.js"
import { fourDecimals, weightedMaximum } from "../quirks/onnx.js"
import { floats, ints, tensor } from "../tensors.js"

/** ONNX RoiAlign, with the defaults of its attributes. */
export const onnxRoiAlign: Adapter = adapter(
  {
    inputs: record({ X: floats, rois: floats, batch_indices: ints }),
    params: record({
      mode: v.optional(v.picklist(["avg", "max"]), "avg"),
      spatial_scale: v.optional(v.number(), 1),
      output_height: v.optional(v.number(), 1),
      output_width: v.optional(v.number(), 1),
      sampling_ratio: v.optional(v.number(), 0),
      coordinate_transformation_mode: v.optional(
        v.picklist(["half_pixel", "output_half_pixel"]),
        "half_pixel",
      ),
    }),
    outputs: record({ Y: tensor }),
  },
  ({ inputs, params, outputs }, { one }) => {
    const reduce = params.mode === "max" ? "max" : "mean"
    const input = {
      features: inputs.X,
      boxes: inputs.rois,
      images: inputs.batch_indices,
      spatialScale: params.spatial_scale,
      pooledHeight: params.output_height,
      pooledWidth: params.output_width,
      samples: params.sampling_ratio,
      aligned: params.coordinate_transformation_mode === "half_pixel",
      reduce,
    } as const
    return questions(
      elements("Y", outputs.Y, one("roiAlign", input, "output"), [
        listed(weightedMaximum, input),
        listed(fourDecimals, input),
      ]),
    )
  },
)
