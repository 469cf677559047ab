import type { FloatTensor } from "@detspec/core"
import { toArray } from "@detspec/core"
import type { Quirk } from "../quirk.js"
import type { Precision } from "../recorded.js"
import { rounder } from "../recorded.js"

interface Focal {
  readonly logits: FloatTensor
  readonly targets: FloatTensor
  readonly gamma: number
  readonly precision: Precision
  readonly at: (index: readonly number[]) => number
}

/** 1 - p_t as the recorded program computes it: it rounds to 0 where the prediction is right beyond doubt. */
const mistake = (logit: number, target: number, precision: Precision): number => {
  const r = rounder(precision)
  const p = r(1 / r(1 + r(Math.exp(-logit))))
  return r(1 - r(r(p * target) + r(r(1 - p) * r(1 - target))))
}

export const rootOfNothing: Quirk<Focal> = {
  system: "torchvision",
  where: "gamma between 0 and 1, and a probability that rounds to the target",
  reason:
    "the slope of (1 - p)^gamma is infinite at 0, and its product with 0 is NaN; here the gradient tends to 0",
  ours: ({ logits, targets, gamma, precision, at }) => {
    const [xs, ts] = [toArray(logits), toArray(targets)]
    return (index) => {
      if (gamma <= 0 || gamma >= 1) return undefined
      const place = at(index)
      return mistake(xs[place] ?? 0, ts[place] ?? 0, precision) === 0 ? "as specified" : undefined
    }
  },
}
