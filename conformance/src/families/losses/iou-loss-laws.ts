import type { Box } from "@detspec/core"
import { boxAt, mapTensor, tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"
import { twice } from "../../kit/added.js"
import { near, same } from "../../kit/compare.js"
import type { Law } from "../../kit/law.js"
import { law } from "../../kit/law.js"
import { rowsAlone } from "../../kit/rows-alone.js"
import { allHold } from "../../kit/verdict.js"
import type { IouLossInputs, IouLossName } from "./iou-loss-input.js"
import { doubled, exchanged, moved, onTarget, turned } from "./iou-loss-input.js"

/** What all losses of boxes have in common: `most` bounds them, `similarity` is the measure that they lack to 1. */
export const iouLossLaws = <K extends IouLossName>(
  name: K,
  inputs: IouLossInputs<In<K>>,
  most: number,
  similarity: (p: Box, t: Box) => number,
): readonly Law[] => [
  rowsAlone(name, inputs.any),
  law(name, `between 0 and ${most}, whatever the boxes`, inputs.any, async (call, input, { tolerances }) => {
    const { loss } = await call(input)
    const held = mapTensor(loss, (x) => Math.max(x, 0))
    const capped = mapTensor(held, (x) => Math.min(x, most))
    return allHold([
      same(held, loss, "loss, at least 0"),
      near(capped, held, tolerances(input).loss, `loss, at most ${most}`),
    ])
  }),
  law(
    name,
    "with ε = 0, 1 less the specification's measure of the same pair",
    inputs.plain,
    async (call, input, { tolerances }) => {
      const { loss } = await call(input)
      const expected = tabulate(
        loss.shape,
        (n = 0) => 1 - similarity(boxAt(input.predictions, n), boxAt(input.targets, n)),
      )
      return near(expected, loss, twice(tolerances(input).loss), "loss")
    },
  ),
  law(name, "0 on the target", inputs.plain, async (call, input, { tolerances }) => {
    const { loss } = await call(onTarget(input))
    return near(
      mapTensor(loss, () => 0),
      loss,
      tolerances(onTarget(input)).loss,
      "loss",
    )
  }),
  law(
    name,
    "symmetry: predictions and targets exchanged, the same loss",
    inputs.any,
    async (call, input, { tolerances }) => {
      const { loss } = await call(exchanged(input))
      return near((await call(input)).loss, loss, twice(tolerances(input).loss), "loss")
    },
  ),
  law(
    name,
    "unit-free: with ε = 0, boxes twice as large have the same loss, exactly",
    inputs.plain,
    async (call, input) => same((await call(input)).loss, (await call(doubled(input))).loss, "loss"),
  ),
  law(name, "moved together, boxes have the same loss, exactly", inputs.exact, async (call, input) =>
    same((await call(input)).loss, (await call(moved(input))).loss, "loss"),
  ),
  law(
    name,
    "x and y are alike: transposed boxes have the same loss",
    inputs.exact,
    async (call, input, { tolerances }) => {
      const { loss } = await call(turned(input))
      return near((await call(input)).loss, loss, twice(tolerances(input).loss), "loss")
    },
  ),
]
