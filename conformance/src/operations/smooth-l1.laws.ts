import { mapTensor, tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"
import * as fc from "fast-check"
import { differencePairs, manyDifferences, plainDifferences } from "../families/losses/differences.js"
import { twice } from "../kit/added.js"
import { near, same } from "../kit/compare.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { scaled } from "../kit/moves.js"
import { rowsAlone } from "../kit/rows-alone.js"

const distance = ({ predictions, targets }: In<"smoothL1">) =>
  tabulate(predictions.shape, (n = 0, k = 0) => Math.abs(predictions.get(n, k) - targets.get(n, k)))

export const smoothL1Laws: LawsOf<"smoothL1"> = lawsOf("smoothL1", {
  valid: differencePairs,
  large: () => manyDifferences(301, 267),
  refusals: {},
  laws: [
    rowsAlone("smoothL1", differencePairs),
    law(
      "smoothL1",
      "0 on the target, more anywhere else, never less",
      plainDifferences,
      async (call, input) => {
        const { loss } = await call(input)
        return same(mapTensor(distance(input), Math.sign), mapTensor(loss, Math.sign), "sign of loss")
      },
    ),
    law(
      "smoothL1",
      "symmetry: predictions and targets exchanged, the same loss",
      differencePairs,
      async (call, input, { tolerances }) => {
        const { predictions, targets } = input
        const { loss } = await call({ ...input, predictions: targets, targets: predictions })
        return near((await call(input)).loss, loss, twice(tolerances(input).loss), "loss")
      },
    ),
    law(
      "smoothL1",
      "between two lines: d - β/2 ≤ loss ≤ d",
      differencePairs,
      async (call, input, { tolerances }) => {
        const { loss } = await call(input)
        const tolerance = tolerances(input).loss
        const d = distance(input)
        const held = tabulate(d.shape, (n = 0, k = 0) =>
          Math.min(Math.max(loss.get(n, k), d.get(n, k) - input.beta / 2), d.get(n, k)),
        )
        return near(held, loss, twice(tolerance), "loss")
      },
    ),
    law(
      "smoothL1",
      "unit-free: predictions, targets and β twice as large, the loss twice as large, exactly",
      plainDifferences,
      async (call, { predictions, targets, beta }) => {
        const { loss } = await call({ predictions, targets, beta })
        const larger = { predictions: scaled(predictions, 2), targets: scaled(targets, 2), beta: 2 * beta }
        return same(scaled(loss, 2), (await call(larger)).loss, "loss")
      },
    ),
    law(
      "smoothL1",
      "only the difference counts: both moved alike, the same loss, exactly",
      plainDifferences,
      async (call, { predictions, targets, beta }) => {
        const moved = {
          predictions: mapTensor(predictions, (x) => x + 64),
          targets: mapTensor(targets, (x) => x + 64),
          beta,
        }
        return same((await call({ predictions, targets, beta })).loss, (await call(moved)).loss, "loss")
      },
    ),
    law("smoothL1", "β = 0 is the absolute difference, exactly", plainDifferences, async (call, input) =>
      same(distance(input), (await call({ ...input, beta: 0 })).loss, "loss"),
    ),
    law(
      "smoothL1",
      "at d = β/2, β and 2β the loss is β/8, β/2 and 3β/2, exactly",
      fc.tuple(fc.constantFrom(0.25, 0.5, 1, 2, 8), fc.constantFrom(-1, 1)),
      async (call, [beta, sign]) => {
        const predictions = tabulate([1, 3], (_, k = 0) => (sign * beta * 2 ** k) / 2)
        const { loss } = await call({ predictions, targets: tabulate([1, 3], () => 0), beta })
        const expected = tabulate([1, 3], (_, k = 0) => beta * ([1 / 8, 1 / 2, 3 / 2][k] ?? 0))
        return same(expected, loss, "loss")
      },
    ),
  ],
})
