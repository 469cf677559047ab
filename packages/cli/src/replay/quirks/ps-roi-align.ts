import type { FloatTensor } from "@detspec/core"
import { boxAt } from "@detspec/core"
import type { Quirk } from "../quirk.js"

export const noSamples: Quirk<{ readonly boxes: FloatTensor; readonly samples: number }> = {
  system: "torchvision",
  where: "position-sensitive RoIAlign of a region without a side, with as many samples as needed",
  reason: "no samples are needed, and it divides 0 by 0 and answers NaN; here the mean of no samples is 0",
  ours: ({ boxes, samples }) => {
    const isFlat = (n: number) => {
      const [x1, y1, x2, y2] = boxAt(boxes, n)
      return x1 === x2 || y1 === y2
    }
    return ([n = 0]) => (samples === 0 && isFlat(n) ? 0 : undefined)
  },
}
