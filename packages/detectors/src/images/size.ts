import type { ImagesConfig } from "./config.js"

export interface Size {
  readonly height: number
  readonly width: number
}

/** An image's size, from its tensor [channels, height, width]. */
export const sizeOfImage = ({ shape }: { readonly shape: readonly number[] }): Size => ({
  height: shape[1] ?? 0,
  width: shape[2] ?? 0,
})

/** As PyTorch divides a number by a tensor: times its reciprocal, each rounded. */
const ratioInFloat32 = (to: number, from: number): number => Math.fround(to * Math.fround(1 / from))

/**
 * The size that an image is brought to.
 *
 *   s = min(short / min(h, w), long / max(h, w)),   (⌊h s⌋, ⌊w s⌋), at least one pixel each
 */
export const resizedSize = ({ height, width }: Size, config: ImagesConfig): Size => {
  const ratio = config.scaleIn === "float32" ? ratioInFloat32 : (to: number, from: number) => to / from
  const scale = Math.min(
    ratio(config.shortSide, Math.min(height, width)),
    ratio(config.longSide, Math.max(height, width)),
  )
  return { height: Math.max(1, Math.floor(height * scale)), width: Math.max(1, Math.floor(width * scale)) }
}

/** The smallest size that holds all of them, each side a multiple of `divisible`. */
export const batchSize = (sizes: readonly Size[], divisible: number): Size => {
  const side = (of: (size: Size) => number) =>
    Math.ceil(Math.max(0, ...sizes.map(of)) / divisible) * divisible
  return { height: side(({ height }) => height), width: side(({ width }) => width) }
}
