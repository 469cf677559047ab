/** A piece of SVG as text. Everything that draws here is a function from data to such text. */
export type Svg = string

export type Attributes = Readonly<Record<string, string | number | undefined>>

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")

const written = (value: string | number): string =>
  typeof value === "number" ? String(Math.round(value * 100) / 100) : escaped(value)

const attributesOf = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? "" : ` ${name}="${written(value)}"`))
    .join("")

/** One element around others; a number is written with two decimals. */
export const element = (name: string, attributes: Attributes, ...children: readonly Svg[]): Svg =>
  children.length === 0
    ? `<${name}${attributesOf(attributes)}/>`
    : `<${name}${attributesOf(attributes)}>${children.join("")}</${name}>`

/** Text as it is read, with the characters that SVG reserves written as it wants them. */
export const content = (text: string): Svg => escaped(text)

/** Elements as one, moved. */
export const moved = (x: number, y: number, ...children: readonly Svg[]): Svg =>
  element("g", { transform: `translate(${written(x)} ${written(y)})` }, ...children, "")

export interface Region {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Elements of which nothing shows outside of a rectangle. `id` is unique within its figure. */
export const clipped = (id: string, { x, y, width, height }: Region, ...children: readonly Svg[]): Svg =>
  element("clipPath", { id }, element("rect", { x, y, width, height })) +
  element("g", { "clip-path": `url(#${id})` }, ...children, "")
