import type { FloatTensor } from "@detspec/core"
import { cropAndResize } from "@detspec/spec"
import { adjointLaw } from "../families/pooling/adjoint-law.js"
import { sameChannels } from "../families/pooling/bin-channels.js"
import { innerBackward } from "../families/pooling/inner-regions.js"
import { longBackward } from "../families/pooling/long.js"
import { filled, mapOf } from "../families/pooling/maps.js"
import { poolingBackwardLaws } from "../families/pooling/pooling-backward-laws.js"
import { givingLaws } from "../families/pooling/pooling-gives-laws.js"
import { poolingBackwardRefusals } from "../families/pooling/pooling-refusals.js"
import { anyBackward, manyRegions, neatBackward, oneEach } from "../families/pooling/regions.js"
import { same } from "../kit/compare.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { shifted } from "../kit/moves.js"

/** Far to the right of every map here. */
const away = (boxes: FloatTensor, scale: number): FloatTensor => shifted(boxes, 64 / scale, 0)

export const cropAndResizeBackwardLaws: LawsOf<"cropAndResizeBackward"> = lawsOf("cropAndResizeBackward", {
  valid: anyBackward,
  large: () => ({
    cotangent: mapOf([300, 4, 7, 7], { pattern: "mixed", cells: [] }),
    ...manyRegions(300, 200, 340),
    batch: 1,
    height: 200,
    width: 340,
  }),
  long: longBackward({}),
  refusals: poolingBackwardRefusals(neatBackward),
  laws: [
    adjointLaw(
      "cropAndResizeBackward",
      "cropAndResize",
      anyBackward,
      (input) => cropAndResize({ ...input, extrapolation: 0 }).output,
      oneEach,
    ),
    ...poolingBackwardLaws("cropAndResizeBackward", anyBackward, sameChannels),
    ...givingLaws("cropAndResizeBackward", anyBackward, innerBackward),
    law(
      "cropAndResizeBackward",
      "points off the map give nothing back",
      neatBackward,
      async (cropAndResizeBackward, input) => {
        const boxes = away(input.boxes, input.spatialScale)
        const { gradient } = await cropAndResizeBackward({ ...input, boxes })
        return same(filled(gradient.shape, 0), gradient, "gradient")
      },
    ),
  ],
})
