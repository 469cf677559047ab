import type { FloatTensor } from "@detspec/core"
import { boxAt, isEmpty, mapTensor, tabulate } from "@detspec/core"
import type { OperationName, Overrides } from "@detspec/spec"
import { both, exchanged } from "./iou-loss-input.js"
import { scaled, swapAxes } from "./moves.js"
import type { Mutant } from "./mutant.js"
import { mutant } from "./mutant.js"

interface Input {
  readonly predictions: FloatTensor
  readonly targets: FloatTensor
  readonly epsilon: number
}
type Loss<I> = (input: I) => { readonly loss: FloatTensor }
type Gradient<I> = (input: I) => { readonly loss: FloatTensor; readonly gradient: FloatTensor }

const ends = (boxes: FloatTensor, end: (start: number, end: number) => number): FloatTensor =>
  tabulate(boxes.shape, (n = 0, k = 0) =>
    k < 2 ? boxes.get(n, k) : end(boxes.get(n, k - 2), boxes.get(n, k)),
  )
const wider = (boxes: FloatTensor): FloatTensor => ends(boxes, (_, end) => end + 1)
/** Heights of y2 - y1 + 1, widths as they should be. */
const taller = (boxes: FloatTensor): FloatTensor =>
  tabulate(boxes.shape, (n = 0, k = 0) => boxes.get(n, k) + (k === 3 ? 1 : 0))
const firstRow = (boxes: FloatTensor): FloatTensor => tabulate(boxes.shape, (_, k = 0) => boxes.get(0, k))
const perRow = (values: FloatTensor): FloatTensor =>
  mapTensor(values, (x) => x / Math.max(values.shape[0] ?? 1, 1))

/** Bugs that any loss of boxes can have. */
export const iouLossMutants = <I extends Input>(
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

/** Bugs that the gradient of any loss of boxes can have. */
export const iouGradientMutants = <I extends Input>(
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
