import type { Box } from "@detspec/core"
import { area, isEmpty } from "@detspec/core"
import type { ExampleObject } from "../example/example.js"
import { clip } from "../example/objects.js"
import type { AxisMap, Change } from "./change.js"
import { warpMask } from "./warp.js"

const ends = ({ scale, offset }: AxisMap, a: number, b: number): readonly [number, number] => {
  const [first, second] = [offset + scale * a, offset + scale * b]
  return first <= second ? [first, second] : [second, first]
}

/** Where a box goes. */
export const moveBox = ([x1, y1, x2, y2]: Box, { x, y }: Pick<Change, "x" | "y">): Box => {
  const [left, right] = ends(x, x1, x2)
  const [top, bottom] = ends(y, y1, y2)
  return [left, top, right, bottom]
}

/**
 * The objects under a change, cut at the border of the new image; those of which no more than the share `visible`
 * remains are left out and counted.
 */
export const moveObjects = (
  objects: readonly ExampleObject[],
  change: Pick<Change, "x" | "y">,
  size: { readonly width: number; readonly height: number },
  visible: number,
): { readonly objects: readonly ExampleObject[]; readonly outOfSight: number } => {
  const kept = objects.flatMap((object): readonly ExampleObject[] => {
    const moved = moveBox(object.box, change)
    const box = clip(moved, size.width, size.height)
    if (isEmpty(box) || area(box) <= visible * area(moved)) return []
    const mask = object.mask && warpMask(object.mask, change.x, change.y, size)
    return [{ label: object.label, box, ...(mask ? { mask } : {}) }]
  })
  return { objects: kept, outOfSight: objects.length - kept.length }
}
