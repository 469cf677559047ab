import type { About, Figure } from "./figure.js"
import { contentTop, contentWidth, figure, heading, margin } from "./figure.js"
import type { Photo, Placement } from "./photo.js"
import { heightOf, photograph, placed } from "./photo.js"
import type { Svg } from "./svg.js"

/** One look at a photo. */
export interface Panel {
  readonly title: string
  readonly note: string
  /** From 0 to 1: how far the photo fades. */
  readonly veil: number
  readonly marks: (place: Placement) => readonly Svg[]
}

const gap = 32
const headed = 66

/** The same photo beside itself, with other marks each time. */
export const panelsPicture = (about: About, photo: Photo, panels: readonly Panel[]): Figure => {
  const wide = (contentWidth - gap * (panels.length - 1)) / panels.length
  const top = contentTop + headed
  const places = panels.map((_, n) =>
    placed(margin + n * (wide + gap), top, wide, [0, 0, photo.width, photo.height]),
  )
  const tall = Math.max(0, ...places.map(heightOf))
  return figure(
    about,
    top + tall + margin,
    ...panels.flatMap(({ title, note, veil, marks }, n) => {
      const place = places[n]
      if (place === undefined) return []
      return [
        heading(place.x, contentTop + 16, title, note),
        photograph(`${about.name}-${n}`, photo, place, veil, ...marks(place)),
      ]
    }),
  )
}
