/** torchvision's scales of default boxes: evenly from the least to the largest, and then 1. */
export const defaultScales = (levels: number, least: number, largest: number): readonly number[] =>
  levels > 1
    ? [...Array.from({ length: levels }, (_, k) => least + ((largest - least) * k) / (levels - 1)), 1]
    : [least, largest]
