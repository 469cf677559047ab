import type { Tensors } from "@detspec/networks"
import type { SlopesOf } from "../model/model.js"

/** What a stage starts from, and what it follows. */
export interface StageStart {
  readonly parameters: Tensors
  readonly slopes: SlopesOf
}

/** One stage of training: what it does with the parameters that training began with, and those that earlier stages ended with. */
export interface Stage {
  readonly name: string
  readonly start: (initial: Tensors, done: readonly Tensors[]) => StageStart
}

/** All at once: the one stage of a detector that is trained jointly. */
export const oneStage = (slopes: SlopesOf): readonly Stage[] => [
  { name: "training", start: (initial) => ({ parameters: initial, slopes }) },
]
