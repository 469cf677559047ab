import type { Schedule, Tensors } from "@detspec/networks"
import {
  adamW,
  clipByNorm,
  cosineSchedule,
  exceptNormsAndBiases,
  movingAverage,
  sgd,
  stepSchedule,
  warmUp,
} from "@detspec/networks"
import type { TrainingOptions } from "./options.js"
import type { TrainingState } from "./state.js"

/** The rate at every step. */
export const rateOf = ({ rate, steps, warmUp: warm, schedule }: TrainingOptions): Schedule =>
  warmUp(
    Math.max(1, warm),
    schedule.kind === "cosine"
      ? cosineSchedule(rate, { steps, floor: schedule.floor })
      : stepSchedule(rate, {
          milestones: schedule.at.map((share) => share * steps),
          factor: schedule.factor,
        }),
  )

type Moved = Pick<TrainingState, "parameters" | "optimiser">

const stepped = (options: TrainingOptions, state: TrainingState, gradients: Tensors): Moved => {
  const { parameters, optimiser } = state
  const rate = rateOf(options)(state.step)
  const decaying = { decay: options.decay, decays: exceptNormsAndBiases }
  if (options.optimiser.kind === "sgd") {
    const momentum = { ...decaying, momentum: options.optimiser.momentum }
    const next = sgd(momentum, rate, { parameters, state: optimiser.first }, gradients)
    return {
      parameters: next.parameters,
      optimiser: { ...optimiser, steps: optimiser.steps + 1, first: next.state },
    }
  }
  const before = { steps: optimiser.steps, means: optimiser.first, squares: optimiser.second }
  const next = adamW({ ...decaying, ...options.optimiser }, rate, { parameters, state: before }, gradients)
  const { steps, means, squares } = next.state
  return { parameters: next.parameters, optimiser: { steps, first: means, second: squares } }
}

/** What has no gradient stays as it is, the very same tensors. */
const averaged = (
  { average: decay }: TrainingOptions,
  state: TrainingState,
  parameters: Tensors,
  moved: Tensors,
) => {
  const only = (tensors: Tensors): Tensors =>
    Object.fromEntries(Object.entries(tensors).filter(([name]) => Object.hasOwn(moved, name)))
  /** While there are few steps to average, the average follows faster. */
  const slow = Math.min(decay, (1 + state.step) / (10 + state.step))
  return { ...parameters, ...movingAverage(only(state.average), only(parameters), slow) }
}

/** The state after one step along these gradients. */
export const optimised = (
  options: TrainingOptions,
  state: TrainingState,
  gradients: Tensors,
): TrainingState => {
  const moved = stepped(options, state, clipByNorm(gradients, options.clip))
  const average = averaged(options, state, moved.parameters, gradients)
  return { ...state, ...moved, average, step: state.step + 1 }
}
