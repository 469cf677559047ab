import type { Box } from "@detspec/core"
import { tone } from "./palette.js"
import type { Svg } from "./svg.js"
import { element } from "./svg.js"

export interface Stroke {
  readonly colour: string
  readonly width: number
  readonly dash?: string
  readonly opacity?: number
  readonly fill?: string
  /** The colour of a wider line beneath, so that the line shows on any ground. */
  readonly casing?: string
}

const drawn = (stroke: Stroke) => ({
  fill: stroke.fill ?? "none",
  stroke: stroke.colour,
  "stroke-width": stroke.width,
  "stroke-dasharray": stroke.dash,
  "stroke-linejoin": "round",
  opacity: stroke.opacity,
})

const cased = (name: string, place: Readonly<Record<string, string | number>>, stroke: Stroke): Svg => {
  const under = { ...drawn(stroke), fill: "none", stroke: stroke.casing, "stroke-width": stroke.width + 2.4 }
  const casing = { ...under, "stroke-dasharray": undefined, opacity: 0.75 * (stroke.opacity ?? 1) }
  return (
    (stroke.casing ? element(name, { ...place, ...casing }) : "") +
    element(name, { ...place, ...drawn(stroke) })
  )
}

/** The outline of a box. */
export const outline = ([x1, y1, x2, y2]: Box, stroke: Stroke): Svg =>
  cased("rect", { x: x1, y: y1, width: x2 - x1, height: y2 - y1 }, stroke)

export const line = (x1: number, y1: number, x2: number, y2: number, stroke: Stroke): Svg =>
  cased("line", { x1, y1, x2, y2 }, stroke)

/** A polyline through points. */
export const path = (points: readonly (readonly [number, number])[], stroke: Stroke): Svg => {
  const d = points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${x.toFixed(2)} ${y.toFixed(2)}`).join("")
  return cased("path", { d }, stroke)
}

/** A point: a disc with a thin light edge. */
export const dot = (x: number, y: number, radius: number, fill: string): Svg =>
  element("circle", { cx: x, cy: y, r: radius, fill, stroke: tone.paper, "stroke-width": radius * 0.35 })

/** An arrow from one point to another; one too short for its head is a dot. */
export const arrow = (x1: number, y1: number, x2: number, y2: number, stroke: Stroke): Svg => {
  const length = Math.hypot(x2 - x1, y2 - y1)
  const head = stroke.width * 3.6
  if (length < head) return dot(x2, y2, stroke.width * 1.3, stroke.colour)
  const [c, s] = [(x2 - x1) / length, (y2 - y1) / length]
  const [backX, backY] = [x2 - c * head, y2 - s * head]
  const tip = `M${x2} ${y2}L${backX - s * head * 0.42} ${backY + c * head * 0.42}L${backX + s * head * 0.42} ${backY - c * head * 0.42}Z`
  const edge = stroke.casing && { stroke: stroke.casing, "stroke-width": 1.2, "stroke-opacity": 0.75 }
  return (
    line(x1, y1, x2 - c * head * 0.8, y2 - s * head * 0.8, stroke) +
    element("path", { d: tip, fill: stroke.colour, opacity: stroke.opacity, ...edge })
  )
}
