import type { Interpolation } from "@detspec/networks"
import { graph, leaf, pullBack, resize } from "@detspec/networks"
import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import type { Ask } from "../ask.js"
import { evaluated } from "../evaluated.js"
import type { Question } from "../question.js"
import { elements, noCounterpart, questions } from "../question.js"
import type { Axis } from "../resampling.js"
import { axisOf, isReadable, resample, resampleBackward } from "../resampling.js"
import { floats, tensor } from "../tensors.js"

const modes: ReadonlyMap<string, Interpolation> = new Map([
  ["nearest", "nearest"],
  ["bilinear", "bilinear"],
  ["bilinear aligned", "bilinear, corners aligned"],
])

interface Recorded {
  readonly input: v.InferOutput<typeof floats>
  readonly cotangent: v.InferOutput<typeof floats>
  readonly output: v.InferOutput<typeof tensor> | undefined
  readonly gradient: v.InferOutput<typeof tensor> | undefined
  readonly size: readonly [number, number]
}

/** As a layer of a network. */
const asLayer = (
  mode: Interpolation,
  { input, cotangent, size, ...recorded }: Recorded,
  ask: Ask,
): readonly Question[] => {
  const whole = graph({ output: resize(leaf("input"), size, mode) })
  const back = { at: { input }, of: { output: cotangent }, to: ["input"] }
  return [
    evaluated(ask, (engine) => engine.evaluate(whole, { input }))("output", recorded.output, "output"),
    evaluated(ask, (engine) => pullBack(engine, whole, back))("grad_input", recorded.gradient, "input"),
  ]
}

/** As RoIAlign of the whole map with one sample a bin, where that reads the same cells. */
const asPooling = (
  aligned: boolean,
  { input, cotangent, size, ...recorded }: Recorded,
  ask: Ask,
): readonly Question[] => {
  const [, , height = 0, width = 0] = input.shape
  const along = (from: number, to: number): Axis =>
    axisOf[aligned ? "align_corners" : "half_pixel"](from, to, to / from)
  const axes = [along(height, size[0]), along(width, size[1])] as const
  if (!isReadable(axes[0], height) || !isReadable(axes[1], width)) return []
  return [
    elements("output by roiAlign", recorded.output, resample(input, axes, ask)),
    elements(
      "grad_input by roiAlign",
      recorded.gradient,
      resampleBackward(cotangent, input.shape, axes, ask),
    ),
  ]
}

/** F.interpolate by size: a layer of a network on the engine; a bilinear one is RoIAlign on the backend, too. */
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
    const { size, align_corners: aligned } = params
    const mode = modes.get(aligned ? `${params.mode} aligned` : params.mode)
    if (!mode || !size) return noCounterpart(`interpolation ${params.mode}${size ? "" : " by a factor"}`)
    const recorded = {
      input: inputs.input,
      cotangent: inputs.grad_output,
      output: outputs.output,
      gradient: outputs.grad_input,
      size,
    }
    const pooled = mode === "nearest" ? [] : asPooling(aligned === true, recorded, ask)
    return questions(...asLayer(mode, recorded, ask), ...pooled)
  },
)
