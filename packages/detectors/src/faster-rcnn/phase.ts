import type { DetectionError } from "@detspec/core"
import type { TaskEither } from "fp-ts/lib/TaskEither.js"
import type { TrainingBatch } from "../model/training-batch.js"
import type { Proposals } from "./proposals.js"

/** Where the proposals come from that the second stage learns on. */
export type ProposeFrom = (batch: TrainingBatch) => TaskEither<DetectionError, readonly Proposals[]>

/** What is trained: which losses count, and which parameters move. */
export interface Phase {
  readonly rpn: boolean
  readonly head: boolean
  readonly trained: (name: string) => boolean
  /** The network that is trained itself, when left out. */
  readonly proposals?: ProposeFrom
}

/** Approximate joint training: both losses at once; proposals count as given, nothing flows back through their corners. */
export const jointly: Phase = { rpn: true, head: true, trained: () => true }
