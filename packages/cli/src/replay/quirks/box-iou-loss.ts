import type { Quirk } from "../quirk.js"

export const refusedAmongThem: Quirk<{ readonly refused: number }> = {
  system: "torchvision",
  where: "a sum or a mean over pairs with a box out of order",
  reason: "it adds the losses of boxes whose corners are out of order; ours is the sum over the others",
  ours: ({ refused }) => (refused > 0 ? "as specified" : undefined),
}
