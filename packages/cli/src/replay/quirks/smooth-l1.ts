import type { FloatTensor } from "@detspec/core"
import { toArray } from "@detspec/core"
import type { Quirk } from "../quirk.js"

interface Differences {
  readonly predictions: FloatTensor
  readonly targets: FloatTensor
  readonly beta: number
  readonly at: (index: readonly number[]) => number
}

export const slopeAtNothing: Quirk<Differences> = {
  system: "PyTorch",
  where: "beta 0, and a prediction equal to its target",
  reason: "it answers -1, the slope from the left; here the gradient is 0, the mean of both sides",
  ours: ({ predictions, targets, beta, at }) => {
    const [ps, ts] = [toArray(predictions), toArray(targets)]
    return (index) => (beta === 0 && ps[at(index)] === ts[at(index)] ? 0 : undefined)
  },
}
