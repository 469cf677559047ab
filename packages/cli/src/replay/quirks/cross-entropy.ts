import type { Quirk } from "../quirk.js"

export const meanOfNothing: Quirk<{ readonly counted: number }> = {
  system: "PyTorch",
  where: "a mean over no rows, or over rows none of which counts",
  reason: "it divides 0 by 0 and answers NaN; the sum of no losses, and their gradient, is 0",
  ours:
    ({ counted }) =>
    () =>
      counted === 0 ? 0 : undefined,
}
