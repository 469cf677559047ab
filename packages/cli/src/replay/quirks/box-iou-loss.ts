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

const sharedSides = (a: Box, b: Box): readonly [number, number] => [
  Math.min(a[2], b[2]) - Math.max(a[0], b[0]),
  Math.min(a[3], b[3]) - Math.max(a[1], b[1]),
]

export const touchingPair: Quirk<{ readonly predictions: FloatTensor; readonly targets: FloatTensor }> = {
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
