import type { Example } from "../example/example.js"
import { moveObjects } from "./move-objects.js"
import type { Tones } from "./warp.js"
import { warp } from "./warp.js"

const identity = Float64Array.from({ length: 256 }, (_, value) => value)
const sameTones: Tones = [identity, identity, identity]

/** An example in another size, its boxes and masks with it: every pixel between the four around its centre. */
export const resizeExample = (example: Example, width: number, height: number): Example => {
  const [h = 1, w = 1] = example.pixels.shape
  const x = { scale: width / w, offset: 0 }
  const y = { scale: height / h, offset: 0 }
  return {
    ...example,
    pixels: warp(example.pixels, x, y, { width, height }, sameTones, [0, 0, 0]),
    objects: moveObjects(example.objects, { x, y }, { width, height }, 0).objects,
  }
}

/** The size whose shorter side is `shorter`, unless the longer one would then exceed `longest`. */
export const sizeWithin = (
  width: number,
  height: number,
  shorter: number,
  longest: number,
): { readonly width: number; readonly height: number } => {
  const scale = Math.min(shorter / Math.min(width, height), longest / Math.max(width, height))
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) }
}
