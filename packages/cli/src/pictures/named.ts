import type { Box } from "@detspec/core"
import type { Label } from "./labels.js"
import { tags } from "./labels.js"
import { outline } from "./marks.js"
import { tone } from "./palette.js"
import type { Placement } from "./photo.js"
import { boxOn, pointOn } from "./photo.js"
import type { Svg } from "./svg.js"

/** A box of a photo with words on it. */
export interface NamedBox extends Pick<Label, "text" | "colour"> {
  readonly box: Box
}

/** Boxes with words on them, a colour each. */
export const named = (place: Placement, all: readonly NamedBox[], size = 14): Svg => {
  const { view } = place
  const about = all.map(({ text, colour, box }): Label => ({ text, colour, about: boxOn(place, box) }))
  return (
    about.map(({ about, colour }) => outline(about, { colour, width: 3, casing: tone.paper })).join("") +
    tags(about, size, [...pointOn(place, view[0], view[1]), ...pointOn(place, view[2], view[3])])
  )
}
