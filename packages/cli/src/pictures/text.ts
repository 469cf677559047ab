import { tone } from "./palette.js"
import type { Svg } from "./svg.js"
import { content, element } from "./svg.js"

export const sans = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
const serif = "'Times New Roman', 'Liberation Serif', 'DejaVu Serif', serif"

export interface TextStyle {
  readonly size: number
  readonly weight?: "normal" | "bold"
  readonly fill?: string
  readonly anchor?: "start" | "middle" | "end"
  /** The colour of an outline behind the letters, for text on a picture. */
  readonly halo?: string
}

const attributes = (x: number, y: number, style: TextStyle) => ({
  x,
  y,
  "font-size": style.size,
  "font-weight": style.weight,
  fill: style.fill ?? tone.ink,
  "text-anchor": style.anchor,
  stroke: style.halo,
  "stroke-width": style.halo && style.size * 0.28,
  "stroke-linejoin": style.halo && "round",
  "paint-order": style.halo && "stroke",
})

/** A line of text whose baseline starts, is centred or ends at (x, y). */
export const words = (x: number, y: number, text: string, style: TextStyle): Svg =>
  element("text", attributes(x, y, style), content(text))

/** Single letters are symbols (but for the word "a"), "_" begins an index and "^" an exponent: `t_x = (x − x_a) / w_a`, `(1 − p)^γ`. */
const symbol = /(?<![A-Za-z'])(a(?=_)|[A-Zb-zα-ωΣ])(?![A-Za-z])|([_^])\{?([A-Za-z0-9α-ω*_]+)\}?/g
const symbolStyle = { "font-family": serif, "font-style": "italic" }

/** How far an index goes down and an exponent up, in its own size, which is three quarters of the line's. */
const small = 0.78
const rise: Readonly<Record<string, number>> = { _: 0.3, "^": -0.5 }

const symbols = (_: string, letter?: string, mark?: string, beside?: string): Svg => {
  if (letter !== undefined) return element("tspan", { ...symbolStyle, "font-size": "112%" }, letter)
  const up = rise[mark ?? ""] ?? 0
  const moved = { "font-size": `${small * 100}%`, dy: `${up}em` }
  return (
    element("tspan", { ...symbolStyle, ...moved }, beside ?? "") +
    // An empty tspan would not move what follows: the space of zero width does.
    element("tspan", { dy: `${-up * small}em` }, "\u200b")
  )
}

/** A line of mathematics: symbols in italics with their indices below the line. */
export const formula = (x: number, y: number, text: string, style: TextStyle): Svg =>
  element("text", attributes(x, y, style), content(text).replace(symbol, symbols))

const wide: Readonly<Record<string, number>> = { " ": 0.28, m: 0.83, w: 0.72, M: 0.83, W: 0.94, "%": 0.89 }

const widthOf = (letter: string): number => {
  const known = wide[letter]
  if (known !== undefined) return known
  if (/[ijl.,:;'|!()[\]/ft]/.test(letter)) return 0.28
  return /[A-Z→≥≤×−=+<>]/.test(letter) ? 0.67 : 0.556
}

/** About how wide a line of text is: good enough to keep labels apart. */
export const textWidth = (text: string, { size, weight }: TextStyle): number =>
  [...text].reduce((sum, letter) => sum + widthOf(letter), 0) * size * (weight === "bold" ? 1.07 : 1)

/** A text broken into lines of about this width. */
export const wrapped = (text: string, width: number, style: TextStyle): readonly string[] => {
  const lines: string[] = []
  for (const word of text.split(" ")) {
    const last = lines.at(-1)
    const longer = last === undefined ? word : `${last} ${word}`
    if (last === undefined || textWidth(longer, style) > width) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines
}

/** A paragraph within this width; lines are 1.4 sizes apart. */
export const paragraph = (x: number, y: number, width: number, text: string, style: TextStyle): Svg =>
  wrapped(text, width, style)
    .map((line, i) => words(x, y + i * style.size * 1.4, line, style))
    .join("")
