/** The colours of Okabe and Ito, which people who confuse red and green can tell apart too. */
export const hue = {
  blue: "#0072b2",
  orange: "#e69f00",
  green: "#009e73",
  vermilion: "#d55e00",
  sky: "#56b4e9",
  purple: "#cc79a7",
  yellow: "#f0e442",
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

/** One colour for each member of a group, beginning again after six. */
export const hueAt = (index: number): string => {
  const all = [hue.blue, hue.vermilion, hue.green, hue.purple, hue.orange, hue.sky]
  return all[index % all.length] ?? hue.blue
}

/** Each part of `viridis`, from low to high: dark is low, bright is high, in grey too. */
const ramp: readonly (readonly [number, number, number])[] = [
  [68, 1, 84],
  [71, 45, 123],
  [59, 82, 139],
  [44, 114, 142],
  [33, 145, 140],
  [40, 174, 128],
  [94, 201, 98],
  [173, 220, 48],
  [253, 231, 37],
]

/** The colour of a value from 0 to 1. */
export const shade = (value: number): string => {
  const place = Math.max(0, Math.min(1, value)) * (ramp.length - 1)
  const low = Math.min(Math.floor(place), ramp.length - 2)
  const mixed = [0, 1, 2].map((channel) => {
    const [from, to] = [ramp[low]?.[channel] ?? 0, ramp[low + 1]?.[channel] ?? 0]
    return Math.round(from + (to - from) * (place - low))
  })
  return `rgb(${mixed.join(",")})`
}

/** The ink that is legible on `shade(value)`. */
export const inkOn = (value: number): string => (value > 0.6 ? tone.ink : tone.paper)
