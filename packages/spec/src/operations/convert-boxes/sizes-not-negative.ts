import type { Requirement } from "@detspec/core"
import { atLeast, firstBox } from "@detspec/core"
import { pipe } from "fp-ts/lib/function.js"
import { map } from "fp-ts/lib/Option.js"
import type { ConvertBoxesInput } from "./contract.js"

const notFalling = (from: number, to: number): boolean => from <= to
const notNegative = (_: number, size: number): boolean => size >= 0

/** x1 ≤ x2 and y1 ≤ y2, in whatever notation. Where no number is negative, no size is. */
export const sizesNotNegative: Requirement<ConvertBoxesInput> = {
  name: "sizes not negative",
  field: "boxes",
  expected: "have no negative width or height",
  quickly: ({ boxes, from }, { thinnest, inside }) =>
    from === "xyxy" ? thinnest(boxes) >= 0 : inside(boxes, atLeast(0)),
  violation: ({ boxes, from }) =>
    pipe(
      firstBox("boxes", boxes, from === "xyxy" ? notFalling : notNegative),
      map((wrong) => ({ ...wrong, actual: `${wrong.actual} as ${from}` })),
    ),
}
