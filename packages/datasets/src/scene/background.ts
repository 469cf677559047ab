import type { RandomState } from "../random.js"
import { draw, randomAt } from "../random.js"
import type { Canvas } from "./canvas.js"
import { blend, canvas } from "./canvas.js"
import type { Colour } from "./shapes.js"

const fade = (t: number): number => t * t * (3 - 2 * t)

/** Smooth noise: random values on a lattice, blended in between. */
const clouds = (seed: number, x: number, y: number): number => {
  const column = Math.floor(x)
  const row = Math.floor(y)
  const s = fade(x - column)
  const t = fade(y - row)
  const at = (i: number, j: number) => randomAt(seed, column + i, row + j)
  return (at(0, 0) * (1 - s) + at(1, 0) * s) * (1 - t) + (at(0, 1) * (1 - s) + at(1, 1) * s) * t
}

const ground = (seed: number, width: number, height: number): Canvas =>
  canvas(width, height, (x, y): Colour => {
    const unit = Math.min(width, height)
    const cloud =
      clouds(seed, (x * 4) / unit, (y * 4) / unit) + clouds(seed + 1, (x * 11) / unit, (y * 11) / unit) / 2
    const light = 0.3 + 0.14 * cloud + 0.1 * (1 - y / height)
    return [light * 0.94, light, light * 1.06]
  })

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
