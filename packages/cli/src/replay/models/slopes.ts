import { float64, toArray } from "@detspec/core"
import type { Slopes } from "@detspec/detectors"
import { largestOf } from "../tolerance.js"
import type { RecordedModel } from "./read.js"
import type { Stage } from "./stage.js"
import { compared, factors, worstRelative } from "./stage.js"

const length = (numbers: readonly number[]): number => Math.sqrt(numbers.reduce((sum, x) => sum + x * x, 0))
const number = (x: number) => float64([], [x])

/** The training losses, the gradients that were recorded, and the lengths of all of them. */
export const slopeStages = (
  { meta, tensors }: RecordedModel,
  { losses, gradients }: Slopes,
  /** What the recorded program calls each loss. */
  names: Readonly<Record<string, string>>,
): readonly Stage[] => {
  const relative = factors * worstRelative(meta, tensors)
  const ofLosses = Object.entries(names).map(([ours, theirs]) => {
    const recorded = meta.losses[theirs] ?? Number.NaN
    return compared(
      theirs,
      number(recorded),
      number(losses[ours] ?? Number.NaN),
      relative * Math.abs(recorded),
    )
  })
  const ofLengths = Object.entries(meta.grad_l2).map(([name, recorded]) => {
    const gradient = gradients[name]
    const own = gradient === undefined ? Number.NaN : length(toArray(gradient))
    return compared(`length of grad.${name}`, number(recorded), number(own), relative * recorded)
  })
  const ofGradients = Object.entries(tensors)
    .filter(([name]) => name.startsWith("grad."))
    .map(([name, recorded]) => {
      const gradient = gradients[name.slice("grad.".length)] ?? number(Number.NaN)
      return compared(name, recorded, gradient, relative * largestOf(toArray(recorded)))
    })
  return [...ofLosses, ...ofLengths, ...ofGradients]
}
