import type { DetectionError, FloatTensor } from "@detspec/core"
import { toBoxes } from "@detspec/core"
import type { TaskEither } from "fp-ts/lib/TaskEither.js"
import type { Plan } from "./question.js"
import { questions, refusal } from "./question.js"

/** Questions about boxes, or, where corners are out of order, that such boxes are refused: they bear on each other. */
export const boxesInOrder = (
  boxes: readonly FloatTensor[],
  asked: TaskEither<DetectionError, unknown>,
  plan: () => Plan,
): Plan =>
  boxes.flatMap(toBoxes).every(([x1, y1, x2, y2]) => x1 <= x2 && y1 <= y2)
    ? plan()
    : questions(
        refusal(
          "boxes",
          asked,
          "torchvision compares boxes whose corners are out of order; our contract refuses them",
        ),
      )
