import type { DetectionError, Tensor } from "@detspec/core"
import { float64, toArray } from "@detspec/core"
import type { Slopes } from "@detspec/detectors"
import type { Tensors } from "@detspec/networks"
import * as TE from "fp-ts/lib/TaskEither.js"
import { largestOf } from "../tolerance.js"
import type { Moved } from "./kinks.js"
import { movedBy, unmoved } from "./kinks.js"
import type { RecordedModel } from "./read.js"
import type { Stage } from "./stage.js"
import { compared, factors, length, worstRelative } from "./stage.js"

const number = (x: number) => float64([], [x])

/** The gradient of a parameter that no loss depends on. */
const zerosOf = ({ shape, size }: Tensor) => float64(shape, new Array<number>(size).fill(0))

/** What the recorded program calls each loss. */
type Names = Readonly<Record<string, string>>

const stagesOf = (
  { meta, tensors }: RecordedModel,
  { losses, gradients }: Slopes,
  names: Names,
  moved: Moved,
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
    const own = gradient === undefined ? 0 : length(toArray(gradient))
    const distance = relative * recorded + moved.length(name)
    return compared(`length of grad.${name}`, number(recorded), number(own), distance)
  })
  const ofGradients = Object.entries(tensors)
    .filter(([name]) => name.startsWith("grad."))
    .map(([name, recorded]) => {
      const parameter = name.slice("grad.".length)
      const distance = relative * largestOf(toArray(recorded)) + moved.element(parameter)
      return compared(name, recorded, gradients[parameter] ?? zerosOf(recorded), distance)
    })
  return [...ofLosses, ...ofLengths, ...ofGradients]
}

/**
 * The training losses, the gradients that were recorded, and the lengths of all of them. Where one is too far off,
 * the slopes are taken twice more, to see how far rectifiers near 0 move them.
 */
export const slopeStages = (
  recorded: RecordedModel,
  slopesAt: (weights: Tensors) => TE.TaskEither<DetectionError, Slopes>,
  names: Names,
): TE.TaskEither<DetectionError, readonly Stage[]> =>
  TE.chain((slopes: Slopes) => {
    const stages = stagesOf(recorded, slopes, names, unmoved)
    if (stages.every(({ wrong }) => wrong === undefined)) return TE.right(stages)
    const moved = movedBy(recorded.meta, recorded.weights, slopesAt, slopes)
    return TE.map((by: Moved) => stagesOf(recorded, slopes, names, by))(moved)
  })(slopesAt(recorded.weights))
