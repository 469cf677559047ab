import type { FloatTensor } from "@detspec/core"
import { mapTensor, rows, tabulate } from "@detspec/core"
import { boxIou } from "@detspec/spec"
import * as fc from "fast-check"
import { disorderedBoxes } from "../families/boxes/broken-boxes.js"
import { centres, concentric, epsilon, withEpsilon } from "../families/boxes/epsilon-pairs.js"
import type { PairMatrix } from "../families/boxes/pair-matrix.js"
import { rowsAlone, symmetric, unmoved } from "../families/boxes/pair-matrix.js"
import { twice } from "../kit/added.js"
import type { Call } from "../kit/call.js"
import { near } from "../kit/compare.js"
import { box, boxesOf, boxPairsOf, exactBox } from "../kit/generators/boxes.js"
import { manyBoxes } from "../kit/generators/tensors.js"
import { fact, law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { scaled, shifted, swapAxes } from "../kit/moves.js"
import { allHold, holds } from "../kit/verdict.js"

const name = "distanceBoxIou"
const pairs = withEpsilon(boxPairsOf(box))
const exactPairs = withEpsilon(boxPairsOf(exactBox))
const exactBoxes = boxesOf(exactBox)

const matrix =
  (call: Call<"distanceBoxIou">, eps: number): PairMatrix =>
  async (lists) =>
    (await call({ ...lists, epsilon: eps })).diou

export const distanceBoxIouLaws: LawsOf<"distanceBoxIou"> = lawsOf(name, {
  valid: pairs,
  large: () => ({ boxes1: manyBoxes(100_000), boxes2: manyBoxes(1, 1024, 1), epsilon: 0 }),
  refusals: {
    "boxes1 in order": {
      field: "boxes1",
      given: fc.record({ boxes1: disorderedBoxes, boxes2: exactBoxes, epsilon }),
    },
    "boxes2 in order": {
      field: "boxes2",
      given: fc.record({ boxes1: exactBoxes, boxes2: disorderedBoxes, epsilon }),
    },
  },
  laws: [
    law(name, "symmetry: DIoU(a, b) = DIoU(b, a)", pairs, (call, input, { tolerances }) =>
      symmetric(matrix(call, input.epsilon), input, tolerances(input).diou),
    ),
    law(name, "row n depends on box n alone", pairs, (call, input, { tolerances }) =>
      rowsAlone(matrix(call, input.epsilon), input, tolerances(input).diou),
    ),
    law(name, "IoU - 1 ≤ DIoU ≤ IoU, whatever the boxes", pairs, async (call, input, { tolerances }) => {
      const [{ diou }, { iou }] = [await call(input), boxIou(input)]
      const within = tabulate(diou.shape, (n = 0, m = 0) =>
        Math.min(Math.max(diou.get(n, m), iou.get(n, m) - 1), iou.get(n, m)),
      )
      return near(within, diou, tolerances(input).diou, "diou")
    }),
    law(
      name,
      "boxes with one centre: DIoU = IoU",
      withEpsilon(concentric),
      async (call, input, { tolerances }) =>
        near(boxIou(input).iou, (await call(input)).diou, tolerances(input).diou, "diou"),
    ),
    law(
      name,
      "points apart: DIoU = -d² / (d² + ε), d their distance",
      withEpsilon(boxPairsOf(exactBox).map(centres)),
      async (call, input, { tolerances }) => {
        const expected = tabulate(
          [input.boxes1.shape[0] ?? 0, input.boxes2.shape[0] ?? 0],
          (n = 0, m = 0) => {
            const side = (k: number) => input.boxes1.get(n, k) - input.boxes2.get(m, k)
            const squared = side(0) ** 2 + side(1) ** 2
            return squared === 0 ? 0 : -squared / (squared + input.epsilon)
          },
        )
        return near(expected, (await call(input)).diou, tolerances(input).diou, "diou")
      },
    ),
    law(
      name,
      "ε softens the penalty only: more of it never lowers DIoU",
      boxPairsOf(box),
      async (call, lists, { tolerances }) => {
        const all: FloatTensor[] = []
        for (const eps of [0, 1, 64]) all.push((await call({ ...lists, epsilon: eps })).diou)
        const tolerance = twice(tolerances({ ...lists, epsilon: 0 }).diou)
        return allHold(
          all.slice(1).map((diou, k) => {
            const before = all[k] ?? diou
            const least = tabulate(diou.shape, (n = 0, m = 0) => Math.max(diou.get(n, m), before.get(n, m)))
            return near(least, diou, tolerance, "diou")
          }),
        )
      },
    ),
    law(
      name,
      "beside a box, 16 pixels further away is never better",
      fc.record({ a: exactBox, b: exactBox, upright: fc.boolean() }),
      async (call, { a, b, upright }, { tolerances }) => {
        const placed = (gap: number) =>
          shifted(
            rows(4, [b]),
            upright ? a[0] - b[0] : a[2] - b[0] + gap,
            upright ? a[3] - b[1] + gap : a[1] - b[1],
          )
        const [close, far] = [0, 16].map((gap) => ({ boxes1: rows(4, [a]), boxes2: placed(gap), epsilon: 0 }))
        if (!close || !far) return holds
        const [before, after] = [(await call(close)).diou, (await call(far)).diou]
        const lower = mapTensor(after, (x) => Math.min(x, before.get(0, 0)))
        return near(lower, after, twice(tolerances(close).diou), "diou")
      },
    ),
    law(
      name,
      "unit-free: boxes twice as large and ε four times, exactly",
      exactPairs,
      async (call, input) => {
        const { diou } = await call(input)
        const [boxes1, boxes2] = [scaled(input.boxes1, 2), scaled(input.boxes2, 2)]
        return near(diou, (await call({ boxes1, boxes2, epsilon: 4 * input.epsilon })).diou)
      },
    ),
    law(name, "moved together, boxes keep their DIoU", exactPairs, (call, input, { tolerances }) =>
      unmoved(
        matrix(call, input.epsilon),
        input,
        (boxes) => shifted(boxes, 64, -32),
        tolerances({
          ...input,
          boxes1: shifted(input.boxes1, 64, -32),
          boxes2: shifted(input.boxes2, 64, -32),
        }).diou,
      ),
    ),
    law(
      name,
      "x and y are alike: transposed boxes have the same DIoU",
      exactPairs,
      (call, input, { tolerances }) =>
        unmoved(matrix(call, input.epsilon), input, swapAxes, tolerances(input).diou),
    ),
    fact(name, "a point against itself has DIoU 0, with ε or without", async (call) => {
      const point = rows(4, [[3, 5, 3, 5]])
      const verdicts = []
      for (const eps of [0, 1]) {
        const { diou } = await call({ boxes1: point, boxes2: point, epsilon: eps })
        verdicts.push(
          near(
            tabulate([1, 1], () => 0),
            diou,
          ),
        )
      }
      return allHold(verdicts)
    }),
  ],
})
