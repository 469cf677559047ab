/** Height and width. */
export type Pair = readonly [height: number, width: number]
export type Sides = readonly [top: number, left: number, bottom: number, right: number]

/** How a window moves over a map. */
export interface Window {
  readonly stride: Pair
  readonly padding: Sides
  readonly dilation: Pair
}

export interface WindowOptions {
  /** 1 when left out. */
  readonly stride?: number | Pair
  /** 0 when left out; a number for every side, two for height and width. */
  readonly padding?: number | Pair | Sides
  /** 1 when left out. */
  readonly dilation?: number | Pair
}

export const pairOf = (sides: number | Pair): Pair => (typeof sides === "number" ? [sides, sides] : sides)

const sidesOf = (padding: number | Pair | Sides): Sides => {
  if (typeof padding === "number") return [padding, padding, padding, padding]
  return padding.length === 4 ? padding : [padding[0], padding[1], padding[0], padding[1]]
}

export const windowOf = ({ stride = 1, padding = 0, dilation = 1 }: WindowOptions): Window => ({
  stride: pairOf(stride),
  padding: sidesOf(padding),
  dilation: pairOf(dilation),
})

/** How many places the window has: ⌊(side + before + after − dilation (kernel − 1) − 1) / stride⌋ + 1, an axis each. */
export const placesOn = (map: Pair, kernel: Pair, { stride, padding, dilation }: Window): Pair => {
  const along = (axis: 0 | 1): number => {
    const reach = dilation[axis] * (kernel[axis] - 1) + 1
    const whole = map[axis] + padding[axis] + padding[axis === 0 ? 2 : 3]
    return Math.floor((whole - reach) / stride[axis]) + 1
  }
  return [along(0), along(1)]
}

/** A window that moves and reads: whole strides and dilations of 1 or more, paddings of 0 or more. */
export const isWindow = ({ stride, padding, dilation }: Window): boolean =>
  [...stride, ...dilation].every((n) => Number.isInteger(n) && n >= 1) &&
  padding.every((n) => Number.isInteger(n) && n >= 0)

/** The cells at the bottom and on the right that the last places of a window do not reach: what strides cut off. */
export const remainder = (map: Pair, kernel: Pair, places: Pair, window: Window): Pair => {
  const { stride, padding, dilation } = window
  const along = (axis: 0 | 1): number => {
    const reach = (places[axis] - 1) * stride[axis] + dilation[axis] * (kernel[axis] - 1) + 1
    return map[axis] + padding[axis] + padding[axis === 0 ? 2 : 3] - reach
  }
  return [along(0), along(1)]
}
