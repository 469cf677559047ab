import type { FloatTensor } from "@detspec/core"
import { tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"
import * as fc from "fast-check"
import { same } from "../../kit/compare.js"
import type { Law } from "../../kit/law.js"
import { law } from "../../kit/law.js"
import { filled } from "./maps.js"

/** Regions of which each is a line: upright or level. */
const flattened = (boxes: FloatTensor, upright: boolean): FloatTensor =>
  tabulate(boxes.shape, (r = 0, k = 0) => boxes.get(r, k === (upright ? 2 : 3) ? k - 2 : k))

/** Of as many samples as a bin spans cells there are none where it spans none. `given`: aligned, a region at least. */
export const withoutSide = <K extends "roiAlignBackward" | "psRoiAlignBackward">(
  name: K,
  given: fc.Arbitrary<In<K>>,
): Law =>
  law(
    name,
    "samples = 0: a region without a side has no samples and gives nothing, aligned",
    fc.record({ input: given, upright: fc.boolean() }),
    async (call, { input, upright }) => {
      const { gradient } = await call({ ...input, boxes: flattened(input.boxes, upright), samples: 0 })
      return same(filled(gradient.shape, 0), gradient, "gradient")
    },
  )
