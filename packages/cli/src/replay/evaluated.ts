import type { DetectionError, FloatTensor, Tensor } from "@detspec/core"
import { float64, toArray } from "@detspec/core"
import type { Tensors } from "@detspec/networks"
import { referenceEngine } from "@detspec/networks"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Answer } from "./answer.js"
import type { Ask } from "./ask.js"
import type { ElementsQuestion } from "./question.js"
import { elements } from "./question.js"
import { allowed, floorOf, largestOf } from "./tolerance.js"

type Run = (engine: Ask["engine"]) => TE.TaskEither<DetectionError, Tensors>

/** An engine in float32 is held to float32's tolerance, whatever the case was recorded in. */
const boundsOf = (unit: number, specified: readonly number[]): readonly number[] => {
  if (unit <= referenceEngine.unit) return specified.map(() => 0)
  const floor = floorOf("float32", largestOf(specified))
  return specified.map((value) => allowed(value, "float32", floor, 0))
}

const none: FloatTensor = float64([0], [])

/** Questions about a graph: asked of the engine, and beside it of the reference engine. */
export const evaluated =
  ({ engine }: Ask, run: Run) =>
  (output: string, recorded: Tensor | undefined, name: string): ElementsQuestion => {
    const answerOf = ([actual, specified]: readonly Tensors[]): Answer => {
      const [got, wanted] = [actual?.[name] ?? none, specified?.[name] ?? none]
      const numbers = toArray(wanted)
      return {
        shape: got.shape,
        values: toArray(got),
        specified: numbers,
        bounds: boundsOf(engine.unit, numbers),
      }
    }
    return elements(output, recorded, TE.map(answerOf)(TE.sequenceArray([run(engine), run(referenceEngine)])))
  }
