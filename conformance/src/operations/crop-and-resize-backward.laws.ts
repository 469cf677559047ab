import type { FloatTensor } from "@detspec/core"
import { cropAndResize } from "@detspec/spec"
import type { PoolingBackward } from "@detspec/spec/parts"
import { adjointLaw } from "../families/pooling/adjoint-law.js"
import { sameChannels } from "../families/pooling/bin-channels.js"
import { innerBackward } from "../families/pooling/inner-regions.js"
import { longBackward } from "../families/pooling/long.js"
import { filled, mapOf } from "../families/pooling/maps.js"
import { mostlyOnCentres } from "../families/pooling/on-centres.js"
import { poolingBackwardLaws } from "../families/pooling/pooling-backward-laws.js"
import { givingLaws } from "../families/pooling/pooling-gives-laws.js"
import { poolingBackwardRefusals } from "../families/pooling/pooling-refusals.js"
import { anyBackward, manyRegions, neatBackward, oneEach } from "../families/pooling/regions.js"
import { same } from "../kit/compare.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { shifted } from "../kit/moves.js"

const sides = ({ width, height }: PoolingBackward) => [width, height] as const
const valid = mostlyOnCentres(anyBackward, sides)

/** Far to the right of every map here. */
const away = (boxes: FloatTensor, scale: number): FloatTensor => shifted(boxes, 64 / scale, 0)

export const cropAndResizeBackwardLaws: LawsOf<"cropAndResizeBackward"> = lawsOf("cropAndResizeBackward", {
  valid,
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
      valid,
      (input) => cropAndResize({ ...input, extrapolation: 0 }).output,
      oneEach,
    ),
    ...poolingBackwardLaws("cropAndResizeBackward", valid, sameChannels),
    ...givingLaws("cropAndResizeBackward", valid, innerBackward),
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
