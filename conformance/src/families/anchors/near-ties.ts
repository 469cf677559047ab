import type { Box } from "@detspec/core"
import { rows } from "@detspec/core"
import type { In } from "@detspec/spec"
import * as fc from "fast-check"

/** n × n and (n - 1) × (n + 1): areas that differ by one in n². */
const square = (n: number): Box => [0, 0, n, n]
const almostSquare = (n: number): Box => [0, 0, n - 1, n + 1]

/**
 * Two truths inside an anchor, which cover it almost equally, better first or last: their overlaps differ by 10⁻⁴ or by
 * as little as 10⁻¹¹. Where rounding cannot tell them apart, either is right.
 */
export const nearTies: fc.Arbitrary<In<"matchAnchors">> = fc
  .record({
    side: fc.constantFrom(100, 999, 4096, 10_007, 300_007),
    turned: fc.boolean(),
    pixel: fc.constantFrom(1, 2 ** -10),
  })
  .map(({ side, turned, pixel }) => {
    const scaled = (box: Box): number[] => box.map((x) => x * pixel)
    const truths = [square(side), almostSquare(side)].map(scaled)
    return {
      anchors: rows(4, [scaled(square(2 * side))]),
      truths: rows(4, turned ? [...truths].reverse() : truths),
      high: 0.125,
      low: 0.125,
      lowQuality: "none",
    }
  })
