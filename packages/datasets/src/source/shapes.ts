import type { DetectionError } from "@detspec/core"
import { outOfRange } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Example } from "../example/example.js"
import { nothingLeftOut } from "../example/example.js"
import { hashOf } from "../random.js"
import { generatorAt, uniforms } from "../random-stream.js"
import { generateScene } from "../scene/generate.js"
import { sceneClasses } from "../scene/shapes.js"
import type { Source } from "./source.js"

/** What generated scenes are made from. */
export interface ShapesRecipe {
  readonly seed: number
  /** How many scenes. Another seed gives others: unseen ones to evaluate on. */
  readonly size: number
  readonly width: number
  readonly height: number
  /** How many objects a scene has at least and at most; fewer where there is no room. */
  readonly objects: readonly [least: number, most: number]
  /** Diameters in pixels, spread evenly in logarithm. */
  readonly diameters: readonly [least: number, most: number]
  readonly masks: boolean
}

/** 160 × 120, one to eight objects of 8 to 100 pixels. */
export const shapesRecipe: ShapesRecipe = {
  seed: 1,
  size: 1000,
  width: 160,
  height: 120,
  objects: [1, 8],
  diameters: [8, 100],
  masks: false,
}

const labels: readonly string[] = sceneClasses

/** The n-th scene of a recipe. */
export const shapesExample = (recipe: ShapesRecipe, n: number): Example => {
  const { seed, width, height, objects, diameters, masks } = recipe
  const [[share = 0]] = uniforms(generatorAt(seed, n), 1)
  const count = objects[0] + Math.floor(share * (objects[1] - objects[0] + 1))
  const scene = generateScene({ seed: hashOf(seed, n), width, height, count, diameters })
  const name = `shapes-${seed}-${n}`
  return {
    name,
    annotated: { name, file: name, width, height, objects: scene.objects },
    pixels: scene.pixels,
    objects: scene.objects.map(({ label, box }, index) => ({
      label: labels.indexOf(label),
      box,
      ...(masks ? { mask: scene.masks.pick(index, null, null) } : {}),
    })),
    leftOut: nothingLeftOut,
  }
}

const isRange = ([least, most]: readonly [number, number]): boolean => least >= 0 && least <= most

/**
 * Scenes of discs, squares and triangles on a cluttered ground, some in front of others, as a source: scene n is
 * drawn when it is asked for, always the same.
 *
 * Errors  OutOfRange for a recipe that makes nothing
 */
export const shapes = (recipe: Partial<ShapesRecipe> = {}): E.Either<DetectionError, Source> => {
  const settled = { ...shapesRecipe, ...recipe }
  const { size, width, height, objects, diameters } = settled
  const refuse = (field: string, expected: string, actual: unknown) =>
    E.left(outOfRange("shapes", field, expected, String(actual)))
  if (!(size >= 1)) return refuse("size", "be at least 1", size)
  if (!(width >= 16 && height >= 16)) return refuse("width, height", "be at least 16", [width, height])
  if (!isRange(objects)) return refuse("objects", "ascend from 0 on", objects)
  if (!isRange(diameters) || diameters[0] < 1) return refuse("diameters", "ascend from 1 on", diameters)
  return E.right({
    classes: sceneClasses,
    size,
    at: (index) =>
      index >= 0 && index < size
        ? TE.right(shapesExample(settled, index))
        : TE.left(outOfRange("source", "index", `be a whole number below ${size}`, String(index))),
  })
}
