import type { Box } from "@detspec/core"

/**
 * Sides that begin behind the picture, or end before it, moved by whole pictures so that they begin on it; those within
 * half a pixel stay, since they may still be seen.
 */
export const begunWithin = (
  [x1, y1, x2, y2]: Box,
  [height, width]: readonly [height: number, width: number],
): Box => {
  const back = (low: number, high: number, pixels: number): number =>
    low > pixels + 0.5 || high < -0.5 ? pixels * Math.floor(low / pixels) : 0
  const [x, y] = [back(x1, x2, width), back(y1, y2, height)]
  const moved = (side: number, by: number): number => Math.fround(side - by)
  return [moved(x1, x), moved(y1, y), moved(x2, x), moved(y2, y)]
}
