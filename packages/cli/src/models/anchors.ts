import type { DetectionError } from "@detspec/core"
import { outOfRange } from "@detspec/core"
import type { AnchorsConfig } from "@detspec/detectors"
import * as E from "fp-ts/lib/Either.js"

/** Sides of the squares whose areas the anchors have, level by level, finest first. */
export type AnchorSizes = readonly (readonly number[])[]

/** "10,25,46" or "9+14,22+34,54+85": a comma ends a level, a plus stands between the sizes of one. */
export const readAnchorSizes = (text: string): AnchorSizes =>
  text.split(",").map((level) => level.split("+").map((size) => (size.trim() === "" ? NaN : Number(size))))

/** Anchors of other sizes than a detector's own; ratios and strides stay. */
export const withSizes = (
  own: AnchorsConfig,
  sizes: AnchorSizes | undefined,
): E.Either<DetectionError, AnchorsConfig> => {
  if (sizes === undefined) return E.right(own)
  const refuse = (expected: string) => {
    const given = sizes.map((level) => level.join("+")).join(",")
    return E.left(outOfRange("detspec", "--anchors", expected, given))
  }
  if (sizes.length !== own.sizes.length)
    return refuse(
      `have ${own.sizes.length} levels, as ${own.sizes.map((level) => level.join("+")).join(",")}`,
    )
  if (sizes.some((level) => level.length !== sizes[0]?.length))
    return refuse("have as many sizes on every level")
  if (!sizes.flat().every((size) => size > 0 && size < Infinity)) return refuse("be sides above 0, in pixels")
  return E.right({ ...own, sizes })
}
