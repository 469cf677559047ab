import { int32, tabulateInt32, toArray } from "@detspec/core"
import type { In } from "@detspec/spec"
import * as fc from "fast-check"
import { spread } from "../../kit/generators/tensors.js"
import { mapOf } from "./maps.js"

type Input = In<"roiPoolBackward">

/**
 * 400 regions of 8 channels and 7 × 7 bins, each bin won by a cell of its region's corner of a map of more cells
 * than 16 bits count.
 */
export const largeScatter = (): Input => ({
  cotangent: mapOf([400, 8, 7, 7], { pattern: "mixed", cells: [] }),
  argmax: tabulateInt32([400, 8, 7, 7], (r = 0, c = 0, i = 0, j = 0) => {
    const corner = Math.floor(spread(r) * 188) * 340 + Math.floor(spread(r, 1) * 330)
    return corner + Math.floor((i * 10) / 7 + (c % 2)) * 340 + j + (c % 3)
  }),
  images: int32([400], new Int32Array(400)),
  batch: 1,
  height: 200,
  width: 340,
})

/** More than 16 bits count, and no multiple of any block. */
const tooMany = 65_603

/** Every region on its own image, the last one first, and every channel: one bin, won by either of two cells. */
const scattered = (regions: number, channels: number): Input => ({
  cotangent: mapOf([regions, channels, 1, 1], { pattern: "mixed", cells: [] }),
  argmax: tabulateInt32([regions, channels, 1, 1], (r = 0, c = 0) => (r + c) % 2),
  images: tabulateInt32([regions], (r = 0) => regions - 1 - r),
  batch: regions,
  height: 1,
  width: 2,
})

export const longScatters: Readonly<Record<string, () => Input>> = {
  "one large input: more images, and regions, than 16 bits count": () => scattered(tooMany, 1),
  "one large input: more channels than 16 bits count": () => scattered(1, tooMany),
}

/** Two regions on two images of 2 × 3 cells. */
const small: fc.Arbitrary<Input> = fc
  .record({
    cotangent: fc.constant(mapOf([2, 1, 2, 2], { pattern: "mixed", cells: [] })),
    first: fc.nat({ max: 5 }),
  })
  .map(({ cotangent, first }) => ({
    cotangent,
    argmax: int32([2, 1, 2, 2], [first, 1, -1, 5, 0, 0, 2, first]),
    images: int32([2], [0, 1]),
    batch: 2,
    height: 2,
    width: 3,
  }))

export const argmaxRefusals: Readonly<
  Record<string, { readonly field: string; readonly given: fc.Arbitrary<Input> }>
> = {
  "images within images": {
    field: "images",
    given: fc
      .record({ input: small, row: fc.nat({ max: 1 }), image: fc.constantFrom(-1, 2) })
      .map(({ input, row, image }) => ({
        ...input,
        images: int32(
          [2],
          toArray(input.images).map((b, r) => (r === row ? image : b)),
        ),
      })),
  },
  "argmax on the map": {
    field: "argmax",
    given: fc
      .record({ input: small, at: fc.nat({ max: 7 }), place: fc.constantFrom(6, 7, 2 ** 30) })
      .map(({ input, at, place }) => ({
        ...input,
        argmax: int32(
          [2, 1, 2, 2],
          toArray(input.argmax).map((p, k) => (k === at ? place : p)),
        ),
      })),
  },
  "a gradient of bounded size": {
    field: "height",
    given: fc
      .record({ input: small, height: fc.integer({ min: 2 ** 28, max: 2 ** 40 }) })
      .map(({ input, height }) => ({ ...input, height })),
  },
}
