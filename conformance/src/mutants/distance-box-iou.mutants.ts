import type { Box } from "@detspec/core"
import { centred } from "@detspec/core"
import { distanceBoxIou, distanceIou, iou } from "@detspec/spec"
import { hull, pairwise, ratio, squaredDiagonal, squaredDistance } from "@detspec/spec/parts"
import { swapAxes, transposed } from "../kit/moves.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

const each = (bug: string, f: (a: Box, b: Box, epsilon: number) => number, source = ""): Mutant =>
  mutant(
    "distanceBoxIou",
    bug,
    {
      distanceBoxIou: ({ boxes1, boxes2, epsilon }) => ({
        diou: pairwise(boxes1, boxes2, (a, b) => f(a, b, epsilon)),
      }),
    },
    source,
  )

const wider = ([x1, y1, x2, y2]: Box): Box => [x1, y1, x2 + 1, y2 + 1]
const corners = (a: Box, b: Box): number => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2

export const distanceBoxIouMutants: readonly Mutant[] = [
  each(
    "0/0 for a hull without a diagonal",
    (a, b, epsilon) => iou(a, b) - squaredDistance(a, b) / (squaredDiagonal(hull(a, b)) + epsilon),
  ),
  each("widths of x2 - x1 + 1", (a, b, epsilon) => distanceIou(wider(a), wider(b), epsilon)),
  each("penalty added", (a, b, epsilon) => 2 * iou(a, b) - distanceIou(a, b, epsilon)),
  each(
    "distance over diagonal, not squared",
    (a, b, epsilon) =>
      iou(a, b) - Math.sqrt(ratio(squaredDistance(a, b), squaredDiagonal(hull(a, b)) + epsilon)),
  ),
  each(
    "distance squared over diagonal not squared",
    (a, b, epsilon) =>
      iou(a, b) - ratio(squaredDistance(a, b), Math.sqrt(squaredDiagonal(hull(a, b))) + epsilon),
  ),
  each(
    "distance of the top left corners",
    (a, b, epsilon) => iou(a, b) - ratio(corners(a, b), squaredDiagonal(hull(a, b)) + epsilon),
  ),
  each(
    "diagonal of the first box",
    (a, b, epsilon) => iou(a, b) - ratio(squaredDistance(a, b), squaredDiagonal(a) + epsilon),
  ),
  each("area of the hull for its diagonal", (a, b, epsilon) => {
    const [x1, y1, x2, y2] = hull(a, b)
    return iou(a, b) - ratio(squaredDistance(a, b), (x2 - x1) * (y2 - y1) + epsilon)
  }),
  each("centres are half sizes, not half sums", (a, b, epsilon) => {
    const [p, q] = [centred(a), centred(b)]
    const distance = ((p.w - q.w) / 2) ** 2 + ((p.h - q.h) / 2) ** 2
    return iou(a, b) - ratio(distance, squaredDiagonal(hull(a, b)) + epsilon)
  }),
  each("horizontal distance only", (a, b, epsilon) => {
    const level = ([x1, , x2]: Box): Box => [x1, 0, x2, 0]
    return iou(a, b) - ratio(squaredDistance(level(a), level(b)), squaredDiagonal(hull(a, b)) + epsilon)
  }),
  each("ε fixed at 1e-7", (a, b) => distanceIou(a, b, 1e-7)),
  each("ε left out", (a, b) => distanceIou(a, b, 0)),
  each(
    "ε added to the distance too",
    (a, b, epsilon) =>
      iou(a, b) - ratio(squaredDistance(a, b) + epsilon, squaredDiagonal(hull(a, b)) + epsilon),
  ),
  each("only boxes that overlap are scored", (a, b, epsilon) =>
    iou(a, b) > 0 ? distanceIou(a, b, epsilon) : 0,
  ),
  mutant("distanceBoxIou", "rows and columns exchanged", {
    distanceBoxIou: (input) => ({ diou: transposed(distanceBoxIou(input).diou) }),
  }),
  mutant("distanceBoxIou", "x and y of the second list exchanged", {
    distanceBoxIou: (input) => distanceBoxIou({ ...input, boxes2: swapAxes(input.boxes2) }),
  }),
]
