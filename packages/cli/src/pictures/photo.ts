import type { Box } from "@detspec/core"
import { tone } from "./palette.js"
import type { Region, Svg } from "./svg.js"
import { clipped, element } from "./svg.js"

/** A picture to draw on, embedded as data: a figure needs no other file. */
export interface Photo {
  readonly href: string
  readonly width: number
  readonly height: number
}

/** Where a photo, or the part `view` of it, lies in a figure. */
export interface Placement {
  readonly x: number
  readonly y: number
  readonly scale: number
  readonly view: Box
}

/** The part of an image placed so that it is `width` wide. */
export const placed = (x: number, y: number, width: number, view: Box): Placement => ({
  x,
  y,
  scale: width / (view[2] - view[0]),
  view,
})

export const heightOf = ({ scale, view }: Placement): number => scale * (view[3] - view[1])

/** A point of the image as a point of the figure. */
export const pointOn = (
  { x, y, scale, view }: Placement,
  px: number,
  py: number,
): readonly [number, number] => [x + (px - view[0]) * scale, y + (py - view[1]) * scale]

/** A box of the image as a box of the figure. */
export const boxOn = (placement: Placement, [x1, y1, x2, y2]: Box): Box => [
  ...pointOn(placement, x1, y1),
  ...pointOn(placement, x2, y2),
]

/** The rectangle of a placement. */
export const frameOf = (placement: Placement): Region => ({
  x: placement.x,
  y: placement.y,
  width: placement.scale * (placement.view[2] - placement.view[0]),
  height: heightOf(placement),
})

/** The photo with marks on it; `veil` from 0 to 1 fades it to white. `id` is unique within its figure. */
export const photograph = (
  id: string,
  photo: Photo,
  placement: Placement,
  veil: number,
  ...marks: readonly Svg[]
): Svg => {
  const frame = frameOf(placement)
  const [x, y] = pointOn(placement, 0, 0)
  const whole = { x, y, width: photo.width * placement.scale, height: photo.height * placement.scale }
  return (
    clipped(
      id,
      frame,
      element("image", { ...whole, href: photo.href, preserveAspectRatio: "none" }),
      element("rect", { ...frame, fill: tone.paper, opacity: veil }),
      ...marks,
    ) + element("rect", { ...frame, fill: "none", stroke: tone.line })
  )
}
