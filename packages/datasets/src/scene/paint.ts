import type { Box } from "@detspec/core"
import type { Canvas } from "./canvas.js"
import { blend } from "./canvas.js"
import type { Colour, Shape } from "./shapes.js"
import { depthIn, reach } from "./shapes.js"

/** The pixels that a shape can touch, with a margin. */
export const region = (shape: Shape, margin: number): Box => {
  const far = reach(shape) + margin
  return [shape.x - far, shape.y - far, shape.x + far, shape.y + far]
}

const scaled = ([r, g, b]: Colour, light: number): Colour => [r * light, g * light, b * light]

/** Lit from the upper left, darker along the outline. */
const lit = (shape: Shape, x: number, y: number, depth: number): Colour => {
  const slope = (shape.x - x + (shape.y - y)) / shape.radius
  const rim = Math.min(1, Math.max(0, depth / (0.12 * shape.radius)))
  return scaled(shape.colour, (0.98 + 0.13 * slope) * (0.72 + 0.28 * rim))
}

/** Draws a shape over what is there: a soft shadow, then the shape, its edge blended over one pixel. */
export const paintShape = (onto: Canvas, shape: Shape): void => {
  const soft = 0.16 * shape.radius
  const shadow = { ...shape, x: shape.x + soft, y: shape.y + soft }
  const [inShadow, inShape] = [depthIn(shadow), depthIn(shape)]
  blend(onto, region(shadow, soft), (x, y) => ({
    colour: [0.05, 0.06, 0.08],
    opacity: 0.38 * Math.max(0, Math.min(1, inShadow(x, y) / (2 * soft) + 0.5)),
  }))
  blend(onto, region(shape, 1), (x, y) => {
    const depth = inShape(x, y)
    return { colour: lit(shape, x, y, depth), opacity: Math.max(0, Math.min(1, depth + 0.5)) }
  })
}
