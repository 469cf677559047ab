import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import { elements, noCounterpart, questions } from "../question.js"
import type { Axis } from "../resampling.js"
import { axisOf, isReadable, resample, resampleBackward } from "../resampling.js"
import { floats, tensor } from "../tensors.js"

/** F.interpolate by size: bilinear is RoIAlign of the whole map with one sample a bin. */
export const interpolate: Adapter = adapter(
  {
    inputs: record({ input: floats, grad_output: floats }),
    params: record({
      size: v.nullish(v.tuple([v.number(), v.number()])),
      mode: v.string(),
      align_corners: v.nullish(v.boolean()),
    }),
    outputs: record({ output: tensor, grad_input: tensor }),
  },
  ({ inputs, params, outputs }, ask) => {
    const { mode, size } = params
    if (mode !== "bilinear" || !size)
      return noCounterpart(
        `interpolation ${mode}${size ? "" : " by a factor"}: a layer of networks, not an operation of detection`,
      )
    const [, , height = 0, width = 0] = inputs.input.shape
    const along = (from: number, to: number): Axis =>
      axisOf[params.align_corners ? "align_corners" : "half_pixel"](from, to, to / from)
    const axes = [along(height, size[0]), along(width, size[1])] as const
    if (!isReadable(axes[0], height) || !isReadable(axes[1], width))
      return noCounterpart("interpolation that reads more than a cell beyond the border")
    return questions(
      elements("output", outputs.output, resample(inputs.input, axes, ask)),
      elements(
        "grad_input",
        outputs.grad_input,
        resampleBackward(inputs.grad_output, inputs.input.shape, axes, ask),
      ),
    )
  },
)
