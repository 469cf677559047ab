import type { DetectionError } from "@detspec/core"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Example } from "../example/example.js"

/** Examples by number: the same number gives the same example, whenever it is asked for. */
export interface Source {
  readonly classes: readonly string[]
  /** How many examples there are. */
  readonly size: number
  readonly at: (index: number) => TE.TaskEither<DetectionError, Example>
}

/** A source whose every example is changed: resized, for one. */
export const mapSource = (source: Source, change: (example: Example) => Example): Source => ({
  ...source,
  at: (index) => TE.map(change)(source.at(index)),
})
