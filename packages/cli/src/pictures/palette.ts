/** The colours of Okabe and Ito, which people who confuse red and green can tell apart too; their yellow darker. */
export const hue = {
  blue: "#0072b2",
  orange: "#e69f00",
  green: "#009e73",
  vermilion: "#d55e00",
  sky: "#56b4e9",
  purple: "#cc79a7",
  olive: "#7d7419",
} as const

/** What is not a colour of the data: text, lines, ground. */
export const tone = {
  ink: "#17212b",
  quiet: "#55626e",
  line: "#9aa5af",
  faint: "#dde2e7",
  ground: "#f4f6f8",
  paper: "#ffffff",
} as const

/** One colour for each member of a group, beginning again after eight. */
export const hueAt = (index: number): string => {
  const all = [hue.blue, hue.vermilion, hue.green, hue.purple, hue.orange, hue.sky, tone.ink, hue.olive]
  return all[index % all.length] ?? hue.blue
}

/** A grey for a value from 0 to 1, light enough for ink to be legible on it. */
export const grey = (value: number): string => {
  const part = Math.max(0, Math.min(1, value))
  const mixed = [134, 147, 160].map((dark) => Math.round(dark + (255 - dark) * part))
  return `rgb(${mixed.join(",")})`
}

/** How light a colour "#rrggbb" looks, from 0 to 1. */
const lightness = (colour: string): number =>
  [0.2126, 0.7152, 0.0722].reduce(
    (sum, weight, i) => sum + (weight * Number.parseInt(colour.slice(1 + 2 * i, 3 + 2 * i), 16)) / 255,
    0,
  )

/** White or ink: whichever is legible on a colour. */
export const inkOn = (colour: string): string => (lightness(colour) > 0.54 ? tone.ink : tone.paper)
