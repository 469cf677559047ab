import { tabulate } from "@detspec/core"
import type { Pooling } from "@detspec/spec/parts"
import * as fc from "fast-check"
import { filled } from "./maps.js"

/** The features with as many channels for each of theirs as there are bins, every one another map. */
export const perBin = <I extends Pooling>(input: I): I => {
  const { features, pooledHeight, pooledWidth } = input
  const [B = 0, C = 0, H = 0, W = 0] = features.shape
  const bins = pooledHeight * pooledWidth
  const many = tabulate([B, C * bins, H, W], (b = 0, c = 0, y = 0, x = 0) => {
    const base = features.get(b, Math.floor(c / bins), y, x)
    return Math.fround(base + (c % bins) * 4 + ((c * 3 + y + 2 * x) % 5))
  })
  return { ...input, features: many }
}

/** One channel more than the bins divide. */
export const missingChannel = <I extends Pooling>(
  neat: fc.Arbitrary<I>,
): Readonly<Record<string, { readonly field: string; readonly given: fc.Arbitrary<I> }>> => ({
  "a channel for every bin": {
    field: "features",
    given: fc.record({ input: neat, channels: fc.constantFrom(1, 5, 7) }).map(({ input, channels }) => {
      const [B = 0, , H = 0, W = 0] = input.features.shape
      return { ...input, features: filled([B, channels, H, W], 1), pooledHeight: 2, pooledWidth: 3 }
    }),
  },
})
