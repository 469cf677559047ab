import type { In } from "@detspec/spec"
import * as fc from "fast-check"
import { listOf, single } from "../../kit/generators/numbers.js"

export type DefaultBoxGrid = In<"defaultBoxes">

/** Rows, columns, ratios. */
const layouts = [
  [1, 1, 1],
  [1, 1, 0],
  [2, 3, 1],
  [3, 2, 2],
  [1, 4, 0],
  [4, 1, 2],
  [2, 1, 3],
  [5, 3, 1],
  [1, 2, 9],
  [2, 1, 17],
] as const

const pixels = fc.oneof(fc.constantFrom(8, 16, 32, 300, 4000, 0.5, 2 ** -12, 40_000), single(1, 512))
const scale = fc.oneof(fc.constantFrom(0.25, 0.5, 1, 2 ** -12, 2 ** -22, 600), single(0.03, 1.25))

/** Any grid of default boxes: other sides along y than along x, steps that leave the image, shapes larger than it. */
export const defaultBoxGrid: fc.Arbitrary<DefaultBoxGrid> = fc
  .record({
    layout: fc.constantFrom(...layouts),
    imageHeight: pixels,
    imageWidth: pixels,
    stepY: fc.oneof(fc.constantFrom(4, 8, 16, 2 ** -12, 40_000), single(0.5, 100)),
    stepX: fc.oneof(fc.constantFrom(4, 8, 16, 2 ** -12, 40_000), single(0.5, 100)),
    scale,
    nextScale: scale,
    ratios: listOf(
      fc.oneof(
        fc.constantFrom(0.25, 1, 2, 3, 4, 2 ** -6, 50, 2 ** -16, 50_000, 1 + 2 ** -12, 1 - 2 ** -20),
        single(0.125, 8),
      ),
      17,
    ),
    clip: fc.constantFrom("none", "sizes", "boxes"),
  })
  .map(({ layout: [height, width, R], ratios, ...rest }) => ({
    ...rest,
    height,
    width,
    ratios: ratios.slice(0, R),
  }))

export const defaultsPerCell = ({ ratios }: DefaultBoxGrid): number => 2 + 2 * ratios.length
