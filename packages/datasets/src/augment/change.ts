import type { GeneratorState } from "../random-stream.js"
import { uniforms } from "../random-stream.js"
import type { Pixel } from "../statistics.js"
import type { Augmentation } from "./parameters.js"

/** Along one axis: out = offset + scale · in, in pixels; a negative scale turns around. */
export interface AxisMap {
  readonly scale: number
  readonly offset: number
}

/** One change of an image: where its points go, and what becomes of its colours: out = factor · (in - mean) + mean + plus. */
export interface Change {
  readonly x: AxisMap
  readonly y: AxisMap
  readonly factor: Pixel
  /** In standard deviations. */
  readonly plus: Pixel
}

/** From [0, 1) to [-1, 1). */
const around = (share: number): number => 2 * share - 1

/** Scaled about the middle, placed within or cropped from the canvas, and moved a little more. */
const axis = (side: number, scale: number, flipped: boolean, place: number, shift: number): AxisMap => {
  const middle = side / 2 + ((around(place) * Math.abs(scale - 1)) / 2 + shift) * side
  const signed = flipped ? -scale : scale
  return { scale: signed, offset: middle - (signed * side) / 2 }
}

const perChannel = (shared: number, own: readonly number[], most: number): Pixel => {
  const of = (share = 0.5) => most * (around(shared) + around(share) / 2)
  return [of(own[0]), of(own[1]), of(own[2])]
}

/** Draws a change of images of a size. */
export const drawChange = (
  augmentation: Augmentation,
  width: number,
  height: number,
  state: GeneratorState,
): readonly [Change, GeneratorState] => {
  const [numbers, after] = uniforms(state, 16)
  const [turnX = 0, turnY = 0, size = 0, stretch = 0, placeX = 0, placeY = 0, moveX = 0, moveY = 0] = numbers
  const [contrast = 0, brightness = 0, ...own] = numbers.slice(8)
  const [least, most] = augmentation.scale
  const scale = least * (most / least) ** size
  const grown = Math.exp(augmentation.aspect * around(stretch))
  const shifted = (share: number) => augmentation.shift * around(share)
  const [r, g, b] = perChannel(contrast, own.slice(0, 3), augmentation.contrast)
  const change: Change = {
    x: axis(width, scale * grown, augmentation.flipX && turnX < 0.5, placeX, shifted(moveX)),
    y: axis(height, scale / grown, augmentation.flipY && turnY < 0.5, placeY, shifted(moveY)),
    factor: [1 + r, 1 + g, 1 + b],
    plus: perChannel(brightness, own.slice(3, 6), augmentation.brightness),
  }
  return [change, after]
}
