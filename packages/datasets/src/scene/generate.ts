import type { Box, Uint8Tensor } from "@detspec/core"
import type { AnnotatedObject } from "../annotated-image.js"
import { randomAt, seeded } from "../random.js"
import { background } from "./background.js"
import { toPixels } from "./canvas.js"
import { frontmost, masksOf, visibleBox } from "./masks.js"
import { paintShape } from "./paint.js"
import { placeShapes } from "./place.js"
import type { Shape } from "./shapes.js"
import { reach } from "./shapes.js"

/** What a scene is made from; the same recipe gives the same scene, to the last bit of its annotations. */
export interface SceneRecipe {
  readonly seed: number
  readonly width: number
  readonly height: number
  /** How many objects at most: fewer where there is no room. */
  readonly count: number
  /** Diameters in pixels, spread evenly in logarithm; from .13 to .39 of the shorter side when left out. */
  readonly diameters?: readonly [least: number, most: number]
}

/** A generated picture with everything that is known about it. */
export interface Scene {
  /** [height, width, 3], red, green, blue. */
  readonly pixels: Uint8Tensor
  /** Boxes hold what can be seen of each object: exactly its mask. */
  readonly objects: readonly AnnotatedObject[]
  /** [objects, height, width], 1 where the object is in front. */
  readonly masks: Uint8Tensor
}

interface Seen {
  readonly index: number
  readonly shape: Shape
  readonly box: Box
}

const seen = (shapes: readonly Shape[], front: Int32Array, width: number): readonly Seen[] =>
  shapes.flatMap((shape, index) => {
    const box = visibleBox(front, index, width)
    return box ? [{ index, shape, box }] : []
  })

const isCut = ({ shape }: Seen, { width, height }: SceneRecipe): boolean => {
  const far = reach(shape)
  return shape.x < far || shape.y < far || shape.x > width - far || shape.y > height - far
}

/** Discs, squares and triangles, some in front of others, on a cluttered ground: drawn, boxed and masked. */
export const generateScene = (recipe: SceneRecipe): Scene => {
  const { seed, width, height, count, diameters } = recipe
  const { state, placed } = placeShapes(seeded(seed), count, width, height, diameters)
  const { canvas } = background(state, seed, width, height)
  for (const shape of placed) paintShape(canvas, shape)
  const front = frontmost(placed, width, height)
  const visible = seen(placed, front, width)
  return {
    pixels: toPixels(canvas, (x, y) => 0.03 * (randomAt(seed + 2, x, y) - 0.5)),
    objects: visible.map((one) => ({
      label: one.shape.label,
      box: one.box,
      difficult: false,
      truncated: isCut(one, recipe),
    })),
    masks: masksOf(
      front,
      visible.map(({ index }) => index),
      width,
      height,
    ),
  }
}
