import type { FloatTensor } from "@detspec/core"
import { boxAt, isEmpty, mapTensor, tabulate } from "@detspec/core"
import type { OperationName, Overrides } from "@detspec/spec"
import { scaled, swapAxes } from "../../kit/moves.js"
import type { Mutant } from "../../kit/mutant.js"
import { mutant } from "../../kit/mutant.js"
import { both, exchanged } from "./iou-loss-input.js"
import type { BoxLossInput } from "./iou-mutations.js"
import { firstRow, perRow, taller, wider } from "./iou-mutations.js"

type Gradient<I> = (input: I) => { readonly loss: FloatTensor; readonly gradient: FloatTensor }

/** Bugs that the gradient of any loss of boxes can have. */
export const iouGradientMutants = <I extends BoxLossInput>(
  name: OperationName,
  gradient: Gradient<I>,
  plant: (gradient: Gradient<I>) => Overrides,
): readonly Mutant[] => {
  const changed = (change: (slopes: FloatTensor, input: I) => FloatTensor): Overrides =>
    plant((i) => ({ ...gradient(i), gradient: change(gradient(i).gradient, i) }))
  return [
    mutant(
      name,
      "downhill",
      changed((g) => scaled(g, -1)),
    ),
    mutant(
      name,
      "along the targets",
      changed((_, i) => gradient(exchanged(i)).gradient),
    ),
    mutant(
      name,
      "widths of x2 - x1 + 1",
      plant((i) => gradient(both(i, wider))),
      "facebookresearch/maskrcnn-benchmark#1020",
    ),
    mutant(
      name,
      "heights of y2 - y1 + 1 only",
      plant((i) => gradient(both(i, taller))),
    ),
    mutant(
      name,
      "NaN for boxes without area: 0 · NaN is not 0",
      changed((g, i) =>
        tabulate(g.shape, (n = 0, k = 0) => (isEmpty(boxAt(i.predictions, n)) ? Number.NaN : g.get(n, k))),
      ),
      "Zzh-tju/DIoU-pytorch-detectron#19",
    ),
    mutant(
      name,
      "ties belong to the target alone",
      changed(
        (_, i) =>
          gradient({ ...i, predictions: both(i, (b) => mapTensor(b, (x) => x + 2 ** -20)).predictions })
            .gradient,
      ),
    ),
    mutant(name, "slopes in the order y1, x1, y2, x2", changed(swapAxes)),
    mutant(
      name,
      "slopes of centre and size",
      changed((g) =>
        tabulate(g.shape, (n = 0, k = 0) =>
          k < 2 ? g.get(n, k) + g.get(n, k + 2) : (g.get(n, k) - g.get(n, k - 2)) / 2,
        ),
      ),
    ),
    mutant(
      name,
      "x2 and y2 have no slope",
      changed((g) => tabulate(g.shape, (n = 0, k = 0) => (k < 2 ? g.get(n, k) : 0))),
    ),
    mutant(
      name,
      "slopes clipped to 1/100",
      changed((g) => mapTensor(g, (x) => Math.min(Math.max(x, -0.01), 0.01))),
    ),
    mutant(
      name,
      "ε is not read",
      plant((i) => gradient({ ...i, epsilon: 0 })),
    ),
    mutant(
      name,
      "every row against the first target",
      plant((i) => gradient({ ...i, targets: firstRow(i.targets) })),
    ),
    mutant(name, "divided by the number of rows", changed(perRow)),
  ]
}
