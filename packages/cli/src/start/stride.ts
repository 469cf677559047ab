/** A stride that lays about twenty to forty cells along the longer side: 8 for 160 pixels, 16 for 320 to 639. */
export const strideFor = (width: number, height: number): number =>
  2 ** Math.max(2, Math.floor(Math.log2(Math.max(width, height) / 20)))

/** How many cells cover a side. */
export const cellsAlong = (side: number, stride: number): number => Math.ceil(side / stride)
