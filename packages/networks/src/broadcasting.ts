import type { Shape } from "@detspec/core"

const sideAt = (shape: Shape, rank: number, axis: number): number => shape[axis - rank + shape.length] ?? 1

/** The common shape of two, aligned at their last axes, where a side of 1 stretches; undefined when there is none. */
export const broadcastShape = (a: Shape, b: Shape): Shape | undefined => {
  const rank = Math.max(a.length, b.length)
  const sides = Array.from({ length: rank }, (_, axis) => {
    const [p, q] = [sideAt(a, rank, axis), sideAt(b, rank, axis)]
    return p === q || q === 1 ? p : p === 1 ? q : undefined
  })
  return sides.every((side) => side !== undefined) ? sides : undefined
}

/** The axes of `to` along which a value of shape `from` is repeated. */
export const stretchedAxes = (from: Shape, to: Shape): readonly number[] =>
  to.flatMap((side, axis) => {
    const own = from[axis - to.length + from.length]
    return own === undefined || (own === 1 && side !== 1) ? [axis] : []
  })

/** Steps in row-major memory of `shape`. */
export const stridesOf = (shape: Shape): number[] => {
  const strides: number[] = new Array(shape.length).fill(1)
  for (let axis = shape.length - 2; axis >= 0; axis -= 1)
    strides[axis] = (strides[axis + 1] ?? 1) * (shape[axis + 1] ?? 1)
  return strides
}

/** Where each element of `to`, in row-major order, lies in memory that is read with `strides`. */
export const placesOf = (to: Shape, strides: readonly number[]): Int32Array => {
  let places = Int32Array.of(0)
  for (const [axis, side] of to.entries()) {
    const step = strides[axis] ?? 0
    const next = new Int32Array(places.length * side)
    places.forEach((place, at) => {
      for (let i = 0; i < side; i += 1) next[at * side + i] = place + i * step
    })
    places = next
  }
  return places
}

/** The steps with which a value of shape `from` is read as one of shape `to`: 0 along stretched axes. */
export const stretchedStrides = (from: Shape, to: Shape): number[] => {
  const own = stridesOf(from)
  return to.map((_, axis) => {
    const at = axis - to.length + from.length
    return (from[at] ?? 1) === 1 ? 0 : (own[at] ?? 0)
  })
}
