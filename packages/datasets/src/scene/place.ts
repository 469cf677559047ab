import type { RandomState } from "../random.js"
import { draw } from "../random.js"
import type { Colour, Shape } from "./shapes.js"
import { sceneClasses } from "./shapes.js"

/** Muted, and the same for all classes: colour tells nothing about the shape. */
const paints: readonly Colour[] = [
  [0.8, 0.42, 0.32],
  [0.89, 0.68, 0.34],
  [0.47, 0.63, 0.46],
  [0.36, 0.58, 0.7],
  [0.56, 0.46, 0.66],
  [0.86, 0.84, 0.76],
]

const attempts = 40
/** Centres stay so far apart, in sums of radii, that nothing is hidden by more than about half. */
const spacing = 0.66

const pick = <T>(list: readonly T[], at: number, otherwise: T): T =>
  list[Math.floor(at * list.length)] ?? otherwise

/** The least and the greatest diameter; for a picture of any size by its shorter side. */
type Diameters = readonly [least: number, most: number]

const shapeFrom = (
  numbers: readonly number[],
  width: number,
  height: number,
  [least, most]: Diameters,
): Shape => {
  const [kind = 0, paint = 0, size = 0, across = 0, down = 0, turn = 0] = numbers
  const radius = (least / 2) * (most / least) ** size
  const margin = radius * 0.6
  return {
    label: pick(sceneClasses, kind, "disc"),
    colour: pick(paints, paint, [1, 1, 1]),
    radius,
    x: margin + across * (width - 2 * margin),
    y: margin + down * (height - 2 * margin),
    turn: turn * 2 * Math.PI,
  }
}

const apart = (a: Shape, b: Shape): boolean =>
  Math.hypot(a.x - b.x, a.y - b.y) >= spacing * (a.radius + b.radius)

const placeOne = (
  state: RandomState,
  placed: readonly Shape[],
  width: number,
  height: number,
  diameters: Diameters,
) => {
  let now = state
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const [numbers, after] = draw(now, 6)
    const shape = shapeFrom(numbers, width, height, diameters)
    now = after
    if (placed.every((other) => apart(shape, other))) return { state: now, placed: [...placed, shape] }
  }
  return { state: now, placed }
}

/** Up to `count` shapes, those in front last; fewer where there is no room. */
export const placeShapes = (
  start: RandomState,
  count: number,
  width: number,
  height: number,
  diameters: Diameters = [0.13 * Math.min(width, height), 0.39 * Math.min(width, height)],
): { readonly state: RandomState; readonly placed: readonly Shape[] } =>
  Array.from({ length: count }).reduce<{ state: RandomState; placed: readonly Shape[] }>(
    ({ state, placed }) => placeOne(state, placed, width, height, diameters),
    { state: start, placed: [] },
  )
