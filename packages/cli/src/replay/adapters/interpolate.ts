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

const pair = v.tuple([v.number(), v.number()])

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
  /** Outputs for each cell: size over input size, or a factor as it was given. */
  readonly factors: readonly [number, number]
}

interface Params {
  readonly size?: readonly [number, number] | null | undefined
  readonly scale_factor?: number | readonly [number, number] | null | undefined
  readonly recompute_scale_factor?: boolean | null | undefined
}

/** The output's size, and the factors that positions are read by: recomputed from the size unless they were kept. */
const scalingOf = (
  { size, scale_factor: given, recompute_scale_factor: recompute }: Params,
  [, , height = 0, width = 0]: readonly number[],
): Pick<Recorded, "size" | "factors"> | undefined => {
  const ofSize = (to: readonly [number, number]) =>
    ({ size: to, factors: [to[0] / height, to[1] / width] }) as const
  if (size) return ofSize(size)
  if (given === null || given === undefined) return undefined
  const factors = typeof given === "number" ? ([given, given] as const) : given
  const to = [Math.floor(height * factors[0]), Math.floor(width * factors[1])] as const
  return recompute ? ofSize(to) : { size: to, factors }
}

/** Whether positions are those that the size alone gives. */
const isBySize = ({ size, factors, input: { shape } }: Recorded): boolean =>
  factors.every((factor, axis) => factor === (size[axis] ?? 0) / (shape[axis + 2] ?? 0))

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
  { input, cotangent, size, factors, ...recorded }: Recorded,
  ask: Ask,
): readonly Question[] => {
  const [, , height = 0, width = 0] = input.shape
  const along = (from: number, to: number, factor: number): Axis =>
    aligned ? axisOf.align_corners(from, to, to / from) : axisOf.half_pixel(from, to, factor)
  const axes = [along(height, size[0], factors[0]), along(width, size[1], factors[1])] as const
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

/** F.interpolate by size or by factor: a layer of a network on the engine; a bilinear one is RoIAlign on the backend, too. */
export const interpolate: Adapter = adapter(
  {
    inputs: record({ input: floats, grad_output: floats }),
    params: record({
      size: v.nullish(pair),
      scale_factor: v.nullish(v.union([v.number(), pair])),
      recompute_scale_factor: v.nullish(v.boolean()),
      mode: v.string(),
      align_corners: v.nullish(v.boolean()),
    }),
    outputs: record({ output: tensor, grad_input: tensor }),
  },
  ({ inputs, params, outputs }, ask) => {
    const { align_corners: aligned } = params
    const scaling = scalingOf(params, inputs.input.shape)
    const mode = modes.get(aligned ? `${params.mode} aligned` : params.mode)
    if (!mode || !scaling)
      return noCounterpart(`interpolation ${params.mode}${scaling ? "" : " without a size"}`)
    const recorded = {
      input: inputs.input,
      cotangent: inputs.grad_output,
      output: outputs.output,
      gradient: outputs.grad_input,
      ...scaling,
    }
    const layer = aligned || isBySize(recorded) ? asLayer(mode, recorded, ask) : []
    const pooled = mode === "nearest" ? [] : asPooling(aligned === true, recorded, ask)
    const asked = [...layer, ...pooled]
    return asked.length > 0
      ? questions(...asked)
      : noCounterpart(`interpolation ${mode} by a factor that the sizes are not in`)
  },
)
