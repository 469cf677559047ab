import type { FloatTensor } from "@detspec/core"
import { int32, tabulate, toArray } from "@detspec/core"
import type { Pooling, PoolingBackward, Regions } from "@detspec/spec/parts"
import * as fc from "fast-check"
import { filled } from "./maps.js"
import { countOf } from "./region-moves.js"

interface Breaks<I> {
  readonly field: string
  readonly given: fc.Arbitrary<I>
}

/** One corner of one region, anywhere, given another value. */
const corner = <I extends Regions>(
  neat: fc.Arbitrary<I>,
  value: (box: readonly number[], k: number, scale: number) => number,
  among: readonly number[] = [0, 1, 2, 3],
): fc.Arbitrary<I> =>
  fc
    .record({ input: neat, at: fc.nat({ max: 3 }), which: fc.constantFrom(...among) })
    .map(({ input, at, which }) => {
      const row = at % countOf(input)
      const box = [0, 1, 2, 3].map((k) => input.boxes.get(row, k))
      const boxes: FloatTensor = tabulate(input.boxes.shape, (n = 0, k = 0) =>
        n === row && k === which ? value(box, k, input.spatialScale) : input.boxes.get(n, k),
      )
      return { ...input, boxes }
    })

const outside = <I extends Regions>(neat: fc.Arbitrary<I>, batch: (input: I) => number): fc.Arbitrary<I> =>
  fc.record({ input: neat, at: fc.nat({ max: 3 }), below: fc.boolean() }).map(({ input, at, below }) => {
    const row = at % countOf(input)
    const wrong = below ? -1 : batch(input)
    return {
      ...input,
      images: int32(
        [countOf(input)],
        toArray(input.images).map((image, n) => (n === row ? wrong : image)),
      ),
    }
  })

const onRegions = <I extends Regions>(
  neat: fc.Arbitrary<I>,
  batch: (input: I) => number,
): Readonly<Record<string, Breaks<I>>> => ({
  "boxes in order": {
    field: "boxes",
    given: corner(neat, (box, k) => (box[k + 2] ?? 0) + 1, [0, 1]),
  },
  "scaled boxes near the map": {
    field: "boxes",
    given: corner(neat, (_, k, scale) => ((k < 2 ? -1 : 1) * (2 ** 16 + 1)) / scale),
  },
  "images within images": { field: "images", given: outside(neat, batch) },
})

/** `neat`: valid input with a region, an image and a channel. */
export const poolingRefusals = <I extends Pooling>(
  neat: fc.Arbitrary<I>,
): Readonly<Record<string, Breaks<I>>> => ({
  ...onRegions(neat, ({ features }) => features.shape[0] ?? 0),
  "features with cells": {
    field: "features",
    given: fc.record({ input: neat, axis: fc.constantFrom(2, 3) }).map(({ input, axis }) => {
      const shape = input.features.shape.map((side, k) => (k === axis ? 0 : side))
      return { ...input, features: filled(shape, 0) }
    }),
  },
  "an output of bounded size": {
    field: "pooledHeight",
    given: fc.record({ input: neat, side: fc.integer({ min: 2 ** 28 + 1, max: 2 ** 40 }) }).map((drawn) => {
      const [B = 0, , ...sides] = drawn.input.features.shape
      return { ...drawn.input, features: filled([B, 0, ...sides], 0), pooledHeight: drawn.side }
    }),
  },
})

export const poolingBackwardRefusals = <I extends PoolingBackward>(
  neat: fc.Arbitrary<I>,
): Readonly<Record<string, Breaks<I>>> => ({
  ...onRegions(neat, ({ batch }) => batch),
  "a gradient of bounded size": {
    field: "height",
    given: fc
      .record({ input: neat, side: fc.integer({ min: 2 ** 28 + 1, max: 2 ** 40 }) })
      .map(({ input, side }) => ({ ...input, height: side })),
  },
})

/** One region so wide or so high that a bin spans more than 1024 cells. */
export const tooManySamples = <I extends Regions & { readonly samples: number }>(
  neat: fc.Arbitrary<I>,
): Readonly<Record<string, Breaks<I>>> => ({
  "adaptive samples bounded": {
    field: "boxes",
    given: corner(neat, (_, k, scale) => ((k < 2 ? -1 : 1) * 60_000) / scale).map((input) => ({
      ...input,
      samples: 0,
    })),
  },
})
