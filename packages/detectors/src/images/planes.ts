import type { FloatTensor, Uint8Tensor } from "@detspec/core"
import { wrapFloat32 } from "@detspec/core"

/** Pixels [height, width, 3] of 0 to 255 as planes [3, height, width] of 0 to 1. */
export const planesOf = (pixels: Uint8Tensor): FloatTensor => {
  const [height = 0, width = 0, channels = 0] = pixels.shape
  const planes = new Float32Array(height * width * channels)
  let at = 0
  for (let c = 0; c < channels; c += 1)
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        planes[at] = pixels.get(y, x, c) / 255
        at += 1
      }
  return wrapFloat32([channels, height, width], planes)
}
