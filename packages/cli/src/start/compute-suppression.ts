import type { Box, DetectionError, FloatTensor } from "@detspec/core"
import { area, boxAt, float64, rows, toArray, toBoxes } from "@detspec/core"
import { draw, seeded } from "@detspec/datasets"
import type { Backend } from "@detspec/spec"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Photo } from "../pictures/photo.js"
import type { SuppressionPicture } from "../pictures/suppression.js"
import type { Annotated } from "./annotated.js"
import type { AnchorGrid } from "./compute-anchors.js"

const threshold = 0.5
/** More objects, or more candidates for each, could not be told apart in a picture. */
const mostObjects = 6
const each = 5
const coder = { weights: [1, 1, 1, 1], clamp: Math.log(1000 / 16) } as const

interface Guess {
  readonly anchor: Box
  readonly truth: Box
}

/** For each of the largest objects the anchors nearest to it: what a detector would begin from. */
const guessesOf = ({ quality, anchors }: AnchorGrid, { objects }: Annotated): readonly Guess[] =>
  objects
    .map(({ box }, truth) => ({ box, truth }))
    .toSorted((a, b) => area(b.box) - area(a.box))
    .slice(0, mostObjects)
    .flatMap(({ box, truth }) =>
      Array.from({ length: anchors.shape[0] ?? 0 }, (_, n) => ({ n, iou: quality.get(truth, n) }))
        .toSorted((a, b) => b.iou - a.iou)
        .slice(0, each)
        .map(({ n }) => ({ anchor: boxAt(anchors, n), truth: box })),
    )

/** What an imperfect network would answer: the right deltas with a seeded error. */
const withError = (deltas: FloatTensor): FloatTensor => {
  const count = deltas.shape[0] ?? 0
  const [numbers] = draw(seeded(5), count * 4)
  const wrong = numbers.map((u, i) => deltas.get(Math.floor(i / 4), i % 4) + (u - 0.5) * 0.28)
  return float64([count, 1, 4], wrong)
}

const boxesOf = (guesses: readonly Guess[], which: keyof Guess): FloatTensor =>
  rows(
    4,
    guesses.map((guess) => guess[which]),
  )

const decodedBoxes = ({ operations }: Backend, guesses: readonly Guess[]) => {
  const anchors = boxesOf(guesses, "anchor")
  return pipe(
    operations.encodeBoxes({ boxes: boxesOf(guesses, "truth"), anchors, weights: coder.weights }),
    TE.chain(({ deltas }) => operations.decodeBoxes({ deltas: withError(deltas), anchors, ...coder })),
    TE.map(({ boxes }) => {
      const count = boxes.shape[0] ?? 0
      return rows(
        4,
        Array.from({ length: count }, (_, n) => [0, 1, 2, 3].map((k) => boxes.get(n, 0, k))),
      )
    }),
  )
}

/** As good as the box is, more or less. */
const scoresOf = (iou: FloatTensor): readonly number[] => {
  const [numbers] = draw(seeded(8), iou.shape[0] ?? 0)
  return numbers.map((u, n) => Math.min(0.99, iou.get(n, n) * (0.82 + 0.2 * u)))
}

/** Every candidate that is not kept goes to the first kept one that overlaps it by more than the threshold. */
const grouped = (
  boxes: FloatTensor,
  scores: readonly number[],
  keep: readonly number[],
  iou: FloatTensor,
) => {
  const all = toBoxes(boxes).map((box, n) => ({ n, box, score: scores[n] ?? 0 }))
  const suppressor = (n: number) => keep.find((kept) => iou.get(kept, n) > threshold)
  return keep.map((kept) => ({
    box: boxAt(boxes, kept),
    score: scores[kept] ?? 0,
    suppressed: all
      .filter(({ n }) => !keep.includes(n) && suppressor(n) === kept)
      .toSorted((a, b) => b.score - a.score)
      .map(({ n, box, score }) => ({ box, score, iou: iou.get(kept, n) })),
  }))
}

/** Boxes with scores and all their overlaps. */
const candidatesOf = (backend: Backend, guesses: readonly Guess[]) =>
  pipe(
    TE.Do,
    TE.bind("boxes", () => decodedBoxes(backend, guesses)),
    TE.bind("fit", ({ boxes }) =>
      backend.operations.boxIou({ boxes1: boxes, boxes2: boxesOf(guesses, "truth") }),
    ),
    TE.bind("mutual", ({ boxes }) => backend.operations.boxIou({ boxes1: boxes, boxes2: boxes })),
    TE.map(({ boxes, fit, mutual }) => ({ boxes, scores: scoresOf(fit.iou), overlaps: mutual.iou })),
  )

/** Candidates around the objects of the image, suppressed by the backend. */
export const computeSuppression = (
  backend: Backend,
  annotated: Annotated,
  photo: Photo,
  grid: AnchorGrid,
): TE.TaskEither<DetectionError, SuppressionPicture> =>
  pipe(
    candidatesOf(backend, guessesOf(grid, annotated)),
    TE.chain(({ boxes, scores, overlaps }) =>
      pipe(
        backend.operations.nms({ boxes, scores: float64([scores.length], scores), threshold }),
        TE.map(({ keep }) => ({ photo, threshold, kept: grouped(boxes, scores, toArray(keep), overlaps) })),
      ),
    ),
  )
