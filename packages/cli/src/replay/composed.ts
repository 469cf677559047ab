import type { DetectionError, Tensor } from "@detspec/core"
import { toArray } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import { specBackend } from "@detspec/spec"
import type { TaskEither } from "fp-ts/lib/TaskEither.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Answer } from "./answer.js"
import type { Ask } from "./ask.js"
import type { ElementsQuestion } from "./question.js"
import { elements } from "./question.js"

type Run<T> = (backend: Backend) => TaskEither<DetectionError, T>

const answerOf = (actual: Tensor, specified: Tensor): Answer => ({
  shape: actual.shape,
  values: toArray(actual),
  specified: toArray(specified),
  bounds: Array.from({ length: actual.size }, () => 0),
})

/**
 * Questions about what a composition of operations makes: asked of the backend, and beside it of the specification.
 * A composition has no accuracy of its own, so it is held to the recorded case's tolerance.
 */
export const composed =
  <T>({ backend }: Ask, run: Run<T>) =>
  (
    output: string,
    recorded: Tensor | undefined,
    pick: (made: T) => Tensor,
    list: ElementsQuestion["listed"] = [],
  ): ElementsQuestion =>
    elements(
      output,
      recorded,
      TE.chain((actual: T) =>
        TE.map((specified: T) => answerOf(pick(actual), pick(specified)))(run(specBackend)),
      )(run(backend)),
      list,
    )
