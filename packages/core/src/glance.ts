import type { Interval } from "./interval.js"
import { isContiguous } from "./scan.js"
import type { FloatTensor, Tensor } from "./tensor.js"

/** A quick look at the numbers of a tensor. When it does not like what it sees, `check` looks closer and says where. */
export interface Glance {
  /** Whether every number lies in a range; false also where a quick look cannot tell. */
  readonly inside: (tensor: Tensor, range: Interval) => boolean
  /** The least of x2 - x1 and y2 - y1 over the rows of [N, 4], as float32 or float64 rounds it; infinite of no rows. */
  readonly thinnest: (boxes: FloatTensor) => number
}

/** A number just above `x`: what is at least that is above `x`. */
const justAbove = (x: number): number =>
  x === -Infinity ? -Number.MAX_VALUE : x + Math.abs(x) * 2 ** -52 + Number.MIN_VALUE

/** In one plain loop over numbers that lie side by side. */
const inside = (tensor: Tensor, { min, max, minOpen, maxOpen }: Interval): boolean => {
  if (!isContiguous(tensor)) return false
  const { data, offset, size } = tensor
  const lowest = minOpen ? justAbove(min) : min
  const highest = maxOpen ? -justAbove(-max) : max
  for (let at = offset; at < offset + size; at += 1) {
    const value = data[at] ?? Number.NaN
    if (!(value >= lowest && value <= highest)) return false
  }
  return true
}

const thinnest = ({ data, shape, stride, offset }: FloatTensor): number => {
  const [count = 0] = shape
  const [step = 0, across = 0] = stride
  const side = (from: number): number => (data[from + 2 * across] ?? 0) - (data[from] ?? 0)
  let least = Infinity
  for (let n = 0; n < count; n += 1) {
    const from = offset + n * step
    least = Math.min(least, side(from), side(from + across))
  }
  return least
}

/** The quick look of a backend that has no quicker one. */
export const plainGlance: Glance = { inside, thinnest }
