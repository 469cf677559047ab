import type { Requirement } from "@detspec/core"
import { toBoxes } from "@detspec/core"
import { none, some } from "fp-ts/lib/Option.js"
import type { ConvertBoxesInput } from "./contract.js"

/** x1 ≤ x2 and y1 ≤ y2, in whatever notation. */
export const sizesNotNegative: Requirement<ConvertBoxesInput> = {
  name: "sizes not negative",
  field: "boxes",
  expected: "have no negative width or height",
  quickly: ({ boxes, from }, { thinnest }) => from === "xyxy" && thinnest(boxes) >= 0,
  violation: ({ boxes, from }) => {
    const all = toBoxes(boxes)
    const n = all.findIndex(([a, b, c, d]) => (from === "xyxy" ? c < a || d < b : c < 0 || d < 0))
    return n < 0 ? none : some({ field: `boxes[${n}]`, actual: `[${all[n]?.join(", ")}] as ${from}` })
  },
}
