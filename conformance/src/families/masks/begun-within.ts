import type { Box } from "@detspec/core"

/** Sides that begin behind the picture, or end before it, moved by whole pictures so that they begin on it. */
export const begunWithin = (
  [x1, y1, x2, y2]: Box,
  [height, width]: readonly [height: number, width: number],
): Box => {
  const back = (low: number, high: number, pixels: number): number =>
    low >= pixels || high <= 0 ? pixels * Math.floor(low / pixels) : 0
  const [x, y] = [back(x1, x2, width), back(y1, y2, height)]
  return [x1 - x, y1 - y, Math.fround(x2 - x), Math.fround(y2 - y)]
}
