import { tag } from "../../pictures/labels.js"
import type { Region, Svg } from "../../pictures/svg.js"
import { textWidth } from "../../pictures/text.js"

const size = 12

/** A tag to the right of a point, or to the left where there is no room. */
export const tagAt = (x: number, y: number, text: string, colour: string, frame: Region): Svg => {
  const wide = textWidth(text, { size, weight: "bold" }) + 10
  const right = x + 12 + wide <= frame.x + frame.width
  const from = right ? x + 12 : x - 12 - wide
  const middle = Math.min(Math.max(y, frame.y + size * 0.7), frame.y + frame.height - size * 0.7)
  return tag(text, [from, middle - size * 0.7, from + wide, middle + size * 0.7], size, colour)
}
