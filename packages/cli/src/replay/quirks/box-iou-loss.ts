import type { Box, FloatTensor } from "@detspec/core"
import { boxAt } from "@detspec/core"
import type { Quirk } from "../quirk.js"

export const refusedAmongThem: Quirk<{ readonly refused: number }> = {
  system: "torchvision",
  where: "a sum or a mean over pairs with a box out of order",
  reason: "it adds the losses of boxes whose corners are out of order; ours is the sum over the others",
  ours:
    ({ refused }) =>
    () =>
      refused > 0 ? "as specified" : undefined,
}

type Pairs = { readonly predictions: FloatTensor; readonly targets: FloatTensor }

const hasSides = ([x1, y1, x2, y2]: Box): boolean => x1 < x2 || y1 < y2

export const pointInPair: Quirk<Pairs> = {
  system: "torchvision",
  where: "the CIoU loss of a point",
  reason: "a point's angle is that of 0/0, and it answers NaN; here the angle is 0",
  ours:
    ({ predictions, targets }) =>
    ([n = 0]) =>
      hasSides(boxAt(predictions, n)) && hasSides(boxAt(targets, n)) ? undefined : "as specified",
}

export const flatPrediction: Quirk<Pairs> = {
  system: "torchvision",
  where: "the gradient of the CIoU loss of a prediction without height, or of a point",
  reason:
    "the slope of its angle is 0 times infinity, and it answers NaN; here the limit, or that of the angle 0",
  ours: ({ predictions, targets }) => {
    const ofPoint = pointInPair.ours({ predictions, targets })
    return ([n = 0]) => {
      const [, y1, , y2] = boxAt(predictions, n)
      return y1 === y2 ? "as specified" : ofPoint([n])
    }
  },
}

/** torchvision's default. */
const defaultEpsilon = 1e-7

export const lostEpsilon: Quirk<{ readonly epsilon: number }> = {
  system: "torchvision",
  where: "the CIoU loss with an epsilon of one's own",
  reason:
    "it takes its default of 1e-7 for the IoU and the distance, and the given one for the shape; ours takes it for all",
  ours:
    ({ epsilon }) =>
    () =>
      epsilon === defaultEpsilon ? undefined : "as specified",
}

const sharedSides = (a: Box, b: Box): readonly [number, number] => [
  Math.min(a[2], b[2]) - Math.max(a[0], b[0]),
  Math.min(a[3], b[3]) - Math.max(a[1], b[1]),
]

export const touchingPair: Quirk<Pairs> = {
  system: "torchvision",
  where: "the gradient of two boxes that share an edge or a line and no more",
  reason:
    "it takes the slope from outside, where nothing overlaps; here the gradient at a kink is the mean of both sides",
  ours:
    ({ predictions, targets }) =>
    ([n = 0]) => {
      const [width, height] = sharedSides(boxAt(predictions, n), boxAt(targets, n))
      return Math.min(width, height) === 0 ? "as specified" : undefined
    },
}
