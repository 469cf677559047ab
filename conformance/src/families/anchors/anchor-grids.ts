import type { In } from "@detspec/spec"
import * as fc from "fast-check"
import { dyadic, listOf, single } from "../../kit/generators/numbers.js"

export type AnchorGrid = In<"generateAnchors">

/** Rows, columns, sizes, ratios. */
const layouts = [
  [1, 1, 1, 1],
  [2, 3, 1, 1],
  [1, 1, 2, 3],
  [2, 3, 3, 2],
  [3, 1, 1, 3],
  [1, 4, 2, 1],
  [4, 2, 3, 3],
  [1, 2, 5, 4],
  [2, 1, 1, 5],
  [5, 5, 1, 2],
  [1, 1, 0, 2],
  [2, 1, 2, 0],
  [1, 2, 11, 1],
  [2, 1, 1, 12],
] as const

const stride = fc.oneof(
  fc.constantFrom(1, 4, 8, 16, 12.5, 1024, 2 ** -12, 2 ** -22, 40_000, 2 ** 19),
  single(0.5, 128),
)
const size = fc.oneof(
  { weight: 4, arbitrary: dyadic(1, 64) },
  { weight: 4, arbitrary: single(0.25, 600) },
  { weight: 2, arbitrary: fc.constantFrom(2 ** -4, 2 ** -24, 100_000, 5001, 2 ** 26) },
)
const ratio = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(0.25, 0.5, 1, 2, 4, 1 + 2 ** -12, 1 - 2 ** -20) },
  { weight: 4, arbitrary: single(0.1, 10) },
  { weight: 1, arbitrary: fc.constantFrom(2 ** -8, 100, 2 ** -16, 50_000) },
)
/** Any grid of anchors: few cells, other strides along y than along x, no size at all. */
export const anchorGrid: fc.Arbitrary<AnchorGrid> = fc
  .record({
    layout: fc.constantFrom(...layouts),
    strideY: stride,
    strideX: stride,
    sizes: listOf(size, 11),
    ratios: listOf(ratio, 12),
    offset: fc.oneof(fc.constantFrom(0, 0.25, 0.5, 1), single(0, 1)),
    rounding: fc.constantFrom("none", "half-even"),
    order: fc.constantFrom("ratio-major", "size-major"),
  })
  .map(({ layout: [height, width, S, R], sizes, ratios, ...rest }) => ({
    ...rest,
    height,
    width,
    sizes: sizes.slice(0, S),
    ratios: ratios.slice(0, R),
  }))
/** Size and ratio of each anchor of a cell, in their order. */
export const anchorKinds = ({
  sizes,
  ratios,
  order,
}: AnchorGrid): readonly (readonly [size: number, ratio: number])[] =>
  order === "ratio-major"
    ? ratios.flatMap((ratio) => sizes.map((size) => [size, ratio] as const))
    : sizes.flatMap((size) => ratios.map((ratio) => [size, ratio] as const))

export const anchorCount = (input: AnchorGrid): number =>
  input.height * input.width * input.sizes.length * input.ratios.length

/** The cell of row `n` of a list that has `perCell` boxes for each cell, rows of cells first. */
export const cellOf = (
  n: number,
  perCell: number,
  width: number,
): readonly [y: number, x: number, k: number] => {
  const cell = Math.floor(n / perCell)
  return [Math.floor(cell / width), cell % width, n % perCell]
}

/** Where the boxes of a grid lie in the same grid mirrored on its diagonal; `mate` is the k-th box of a cell there. */
export const mirroredOrder = (
  { height, width }: { readonly height: number; readonly width: number },
  perCell: number,
  mate: (k: number) => number = (k) => k,
): readonly number[] =>
  Array.from({ length: height * width * perCell }, (_, n) => {
    const [x, y, k] = cellOf(n, perCell, height)
    return (y * width + x) * perCell + mate(k)
  })
