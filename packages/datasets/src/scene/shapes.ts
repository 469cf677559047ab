/** The classes of a generated scene, in alphabetical order. */
export type ShapeLabel = "disc" | "square" | "triangle"
export const sceneClasses: readonly ShapeLabel[] = ["disc", "square", "triangle"]

/** Red, green, blue from 0 to 1. */
export type Colour = readonly [number, number, number]

/** Where a shape lies: its centre and size in pixels, its turn in radians. All three have about the same area. */
export interface Shape {
  readonly label: ShapeLabel
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly turn: number
  readonly colour: Colour
}

/** Half the side of a square, and the inner radius of a triangle, with the area of a disc of radius 1. */
const halfSide = Math.sqrt(Math.PI) / 2
const innerRadius = Math.sqrt(Math.PI / (3 * Math.sqrt(3)))

/** How far a corner lies from the centre: nothing of the shape is further away. */
export const reach = ({ label, radius }: Shape): number =>
  radius * (label === "disc" ? 1 : label === "square" ? halfSide * Math.SQRT2 : 2 * innerRadius)

/** The largest of the distances beyond each side's line, in shape radii: 0 on the outline, negative inside. */
const beyond = (label: ShapeLabel, u: number, v: number): number => {
  switch (label) {
    case "disc":
      return Math.hypot(u, v) - 1
    case "square":
      return Math.max(Math.abs(u), Math.abs(v)) - halfSide
    case "triangle":
      return Math.max(v, Math.abs(u) * Math.sin(Math.PI / 3) - v / 2) - innerRadius
  }
}

/** How far a point lies inside of the outline, in pixels; negative outside. */
export const depthIn = ({ label, x, y, radius, turn }: Shape): ((px: number, py: number) => number) => {
  const [c, s] = [Math.cos(turn), Math.sin(turn)]
  return (px, py) => {
    const dx = (px - x) / radius
    const dy = (py - y) / radius
    return -radius * beyond(label, dx * c + dy * s, dy * c - dx * s)
  }
}
