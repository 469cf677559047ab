/**
 * The scale of a feature map as torchvision infers it, whatever its stride is: the power of two nearest to the map's
 * height over that of the highest image. A batch that is padded to more than √2 of its images has another than it seems.
 */
export const inferredScale = (mapHeight: number, imageHeights: readonly number[]): number =>
  2 ** Math.round(Math.log2(mapHeight / Math.max(...imageHeights)))
