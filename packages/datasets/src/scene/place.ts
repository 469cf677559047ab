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

const shapeFrom = (numbers: readonly number[], width: number, height: number): Shape => {
  const [kind = 0, paint = 0, size = 0, across = 0, down = 0, turn = 0] = numbers
  const unit = Math.min(width, height)
  const radius = unit * 0.065 * 3 ** size
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

const placeOne = (state: RandomState, placed: readonly Shape[], width: number, height: number) => {
  let now = state
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const [numbers, after] = draw(now, 6)
    const shape = shapeFrom(numbers, width, height)
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
): { readonly state: RandomState; readonly placed: readonly Shape[] } =>
  Array.from({ length: count }).reduce<{ state: RandomState; placed: readonly Shape[] }>(
    ({ state, placed }) => placeOne(state, placed, width, height),
    { state: start, placed: [] },
  )
