import type { Requirement } from "@detspec/core"
import { toBoxes } from "@detspec/core"
import { none, some } from "fp-ts/lib/Option.js"
import type { EncodeBoxesInput } from "./contract.js"

const narrowest = 2 ** -30

/** No anchor so narrow that a shift in its widths would not fit float32. */
export const wideEnough: Requirement<EncodeBoxesInput> = {
  name: "anchors wide enough",
  field: "anchors",
  expected: "have sides of at least 2^-30 pixels",
  quickly: ({ anchors }, { thinnest }) => thinnest(anchors) > narrowest,
  violation: ({ anchors }) => {
    const all = toBoxes(anchors)
    const n = all.findIndex(([x1, y1, x2, y2]) => Math.min(x2 - x1, y2 - y1) < narrowest)
    return n < 0 ? none : some({ field: `anchors[${n}]`, actual: `[${all[n]?.join(", ")}]` })
  },
}
