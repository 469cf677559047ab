import type { Tensors } from "@detspec/networks"

/** Where training stands: everything that the next step depends on, beside the data. */
export interface TrainingState {
  /** Which stage of the schedule. */
  readonly stage: number
  /** How many steps of this stage are done. */
  readonly step: number
  readonly parameters: Tensors
  /** The moving average of the parameters. */
  readonly average: Tensors
  readonly optimiser: {
    readonly steps: number
    /** Means of the gradients, or velocities. */
    readonly first: Tensors
    /** Means of their squares; SGD has none. */
    readonly second: Tensors
  }
  /** What the earlier stages ended with. */
  readonly done: readonly Tensors[]
}

/** The beginning of a stage. */
export const begin = (stage: number, parameters: Tensors, done: readonly Tensors[]): TrainingState => ({
  stage,
  step: 0,
  parameters,
  average: parameters,
  optimiser: { steps: 0, first: {}, second: {} },
  done,
})
