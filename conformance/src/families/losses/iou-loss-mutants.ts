import type { FloatTensor } from "@detspec/core"
import { boxAt, isEmpty, mapTensor, tabulate } from "@detspec/core"
import type { OperationName, Overrides } from "@detspec/spec"
import { swapAxes } from "../../kit/moves.js"
import type { Mutant } from "../../kit/mutant.js"
import { mutant } from "../../kit/mutant.js"
import { both } from "./iou-loss-input.js"
import type { BoxLossInput } from "./iou-mutations.js"
import { ends, firstRow, perRow, taller, wider } from "./iou-mutations.js"

type Loss<I> = (input: I) => { readonly loss: FloatTensor }

/** Bugs that any loss of boxes can have. */
export const iouLossMutants = <I extends BoxLossInput>(
  name: OperationName,
  loss: Loss<I>,
  plant: (loss: Loss<I>) => Overrides,
): readonly Mutant[] => [
  mutant(
    name,
    "widths of x2 - x1 + 1",
    plant((i) => loss(both(i, wider))),
    "facebookresearch/maskrcnn-benchmark#1020",
  ),
  mutant(
    name,
    "heights of y2 - y1 + 1 only",
    plant((i) => loss(both(i, taller))),
  ),
  mutant(
    name,
    "targets read as x, y, width, height",
    plant((i) => loss({ ...i, targets: ends(i.targets, (start, end) => start + Math.abs(end)) })),
    "pytorch/vision#1120",
  ),
  mutant(
    name,
    "NaN for boxes without area",
    plant((i) => {
      const { loss: right } = loss(i)
      return {
        loss: tabulate(right.shape, (n = 0) =>
          isEmpty(boxAt(i.predictions, n)) ? Number.NaN : right.get(n),
        ),
      }
    }),
    "open-mmlab/mmdetection#3394",
  ),
  mutant(
    name,
    "the measure itself, not 1 less it",
    plant((i) => ({ loss: mapTensor(loss(i).loss, (x) => 1 - x) })),
  ),
  mutant(
    name,
    "ε is not read",
    plant((i) => loss({ ...i, epsilon: 0 })),
  ),
  mutant(
    name,
    "ε of 1e-3 whatever is asked",
    plant((i) => loss({ ...i, epsilon: 1e-3 })),
  ),
  mutant(
    name,
    "x and y of the targets exchanged",
    plant((i) => loss({ ...i, targets: swapAxes(i.targets) })),
  ),
  mutant(
    name,
    "every row against the first target",
    plant((i) => loss({ ...i, targets: firstRow(i.targets) })),
  ),
  mutant(
    name,
    "divided by the number of rows",
    plant((i) => ({ loss: perRow(loss(i).loss) })),
  ),
  mutant(
    name,
    "reduced to a mean",
    plant((i) => {
      const { loss: all } = loss(i)
      return {
        loss: tabulate([1], () =>
          Array.from({ length: all.size }, (_, n) => all.get(n)).reduce((a, b) => a + b, 0),
        ),
      }
    }),
  ),
  mutant(
    name,
    "boxes left of the origin are clipped to it",
    plant((i) => loss(both(i, (b) => mapTensor(b, (x) => Math.max(x, 0))))),
  ),
]
