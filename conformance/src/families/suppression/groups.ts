import { float64, int32 } from "@detspec/core"
import type { In } from "@detspec/spec"
import * as fc from "fast-check"
import { box, boxesOf, wholeBox } from "../../kit/generators/boxes.js"
import { fraction, listOf, single } from "../../kit/generators/numbers.js"
import { exactScore } from "../../kit/generators/scores.js"
import { shifted } from "../../kit/moves.js"
import { crowdOf } from "../anchors/crowds.js"

export type Grouped = In<"batchedNms">

/** Groups are any whole numbers: classes, images, levels. */
const group = fc.constantFrom(0, 1, 0, 1, 7, -1, 100_000, 256, 2 ** 24, 2 ** 24 + 1)
const counts = [8, 0, 1, 2, 3, 13, 24]

const grouped = (boxes: fc.Arbitrary<Grouped["boxes"]>, score: fc.Arbitrary<number>): fc.Arbitrary<Grouped> =>
  boxes.chain((list) => {
    const N = list.shape[0] ?? 0
    return fc.record({
      boxes: fc.constant(list),
      scores: listOf(score, N).map((values) => float64([N], values)),
      groups: fc
        .oneof(
          { weight: 7, arbitrary: listOf(group, N) },
          { weight: 1, arbitrary: group.map((one) => Array.from({ length: N }, () => one)) },
        )
        .map((values) => int32([N], values)),
      threshold: fraction,
    })
  })

/** Any boxes with any scores. */
export const grouping: fc.Arbitrary<Grouped> = grouped(boxesOf(box, counts), single(-10, 10))

/** Also where all coordinates are negative. */
const anywhere = (boxes: fc.Arbitrary<Grouped["boxes"]>): fc.Arbitrary<Grouped["boxes"]> =>
  fc.tuple(boxes, fc.constantFrom(0, 0, -64)).map(([list, by]) => (by === 0 ? list : shifted(list, by, by)))

/** Whole pixels and few score values: overlaps, ties and overlaps of exactly the threshold are common. */
export const exactGrouping: fc.Arbitrary<Grouped> = grouped(
  anywhere(fc.oneof(crowdOf(counts), boxesOf(wholeBox, counts))),
  exactScore,
)
