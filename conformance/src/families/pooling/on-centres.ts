import { tabulate } from "@detspec/core"
import type { Regions } from "@detspec/spec/parts"
import * as fc from "fast-check"

/** How many cells a region lies on, from its first centre to its last, along x and y. */
type Sides<I> = (input: I) => readonly [width: number, height: number]

/** Into [0, most), by whole steps of it; to 0 where it is none. */
const wrapped = (x: number, most: number): number => (most > 0 ? x - most * Math.floor(x / most) : 0)

/** The corners moved so that the region lies between the first and the last centre of the map. */
const onCentres = <I extends Regions>(input: I, sides: Sides<I>, keeps: (r: number) => boolean): I => {
  const s = input.spatialScale
  const corner = (r: number, axis: 0 | 1): readonly [low: number, high: number] => {
    const last = (sides(input)[axis] ?? 1) - 1
    const [from, to] = [input.boxes.get(r, axis) * s, input.boxes.get(r, axis + 2) * s]
    const low = wrapped(from, last)
    const size = wrapped(to - from, last - low)
    return [low, size === 0 && to > from ? last : low + size]
  }
  const boxes = tabulate(input.boxes.shape, (r = 0, k = 0) => {
    const [low, high] = corner(r, k % 2 === 0 ? 0 : 1)
    return keeps(r) ? input.boxes.get(r, k) : Math.fround((k < 2 ? low : high) / s)
  })
  return { ...input, boxes }
}

/**
 * Points off the map read and give nothing, and the first and the last of a grid lie on the corners: mostly all regions,
 * or every second, lie between the first and the last centre.
 */
export const mostlyOnCentres = <I extends Regions>(
  given: fc.Arbitrary<I>,
  sides: Sides<I>,
): fc.Arbitrary<I> =>
  fc
    .record({ input: given, kept: fc.constantFrom("none", "none", "every second", "all") })
    .map(({ input, kept }) =>
      kept === "all" ? input : onCentres(input, sides, (r) => kept === "every second" && r % 2 === 1),
    )
