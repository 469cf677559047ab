import type { RandomState } from "../random.js"
import { draw, randomAt } from "../random.js"
import type { Canvas } from "./canvas.js"
import { blend, canvas } from "./canvas.js"
import type { Colour } from "./shapes.js"

const fade = (t: number): number => t * t * (3 - 2 * t)

/** Smooth noise: random values on a lattice of `columns` × `rows`, blended in between. */
const clouds = (seed: number, columns: number, rows: number): ((x: number, y: number) => number) => {
  const lattice = Float64Array.from({ length: columns * rows }, (_, at) =>
    randomAt(seed, at % columns, Math.floor(at / columns)),
  )
  return (x, y) => {
    const at = Math.floor(y) * columns + Math.floor(x)
    const [s, t] = [fade(x - Math.floor(x)), fade(y - Math.floor(y))]
    const above = (lattice[at] ?? 0) * (1 - s) + (lattice[at + 1] ?? 0) * s
    const below = (lattice[at + columns] ?? 0) * (1 - s) + (lattice[at + columns + 1] ?? 0) * s
    return above * (1 - t) + below * t
  }
}

const ground = (seed: number, width: number, height: number): Canvas => {
  const unit = Math.min(width, height)
  const cells = (side: number, count: number) => Math.floor((side * count) / unit) + 2
  const large = clouds(seed, cells(width, 4), cells(height, 4))
  const small = clouds(seed + 1, cells(width, 11), cells(height, 11))
  return canvas(width, height, (x, y): Colour => {
    const cloud = large((x * 4) / unit, (y * 4) / unit) + small((x * 11) / unit, (y * 11) / unit) / 2
    const light = 0.3 + 0.14 * cloud + 0.1 * (1 - y / height)
    return [light * 0.94, light, light * 1.06]
  })
}

/** A short stroke: what a detector must not mistake for an object. */
const stroke = (onto: Canvas, numbers: readonly number[]): void => {
  const [across = 0, down = 0, long = 0, turn = 0, bright = 0] = numbers
  const unit = Math.min(onto.width, onto.height)
  const [x, y] = [across * onto.width, down * onto.height]
  const [half, thick] = [unit * (0.008 + 0.045 * long * long), unit * (0.003 + 0.004 * bright)]
  const [c, s] = [Math.cos(turn * Math.PI), Math.sin(turn * Math.PI)]
  const light = bright > 0.5 ? 0.72 : 0.2
  blend(onto, [x - half - thick, y - half - thick, x + half + thick, y + half + thick], (px, py) => {
    const along = Math.max(-half, Math.min(half, (px - x) * c + (py - y) * s))
    const away = Math.hypot(px - x - along * c, py - y - along * s)
    const covered = Math.max(0, Math.min(1, thick - away + 0.5))
    return { colour: [light, light, light], opacity: 0.55 * covered }
  })
}

/** A cloudy ground with clutter on it: small strokes and dots of no class. */
export const background = (
  start: RandomState,
  seed: number,
  width: number,
  height: number,
): { readonly state: RandomState; readonly canvas: Canvas } => {
  const painted = ground(seed, width, height)
  const [numbers, state] = draw(start, 5 * 90)
  for (let i = 0; i < numbers.length; i += 5) stroke(painted, numbers.slice(i, i + 5))
  return { state, canvas: painted }
}
