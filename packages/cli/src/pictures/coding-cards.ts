import type { Box } from "@detspec/core"
import { centred } from "@detspec/core"
import { contentWidth, margin } from "./figure.js"
import { tone } from "./palette.js"
import type { Svg } from "./svg.js"
import { element } from "./svg.js"
import { formula, words } from "./text.js"

interface Card {
  readonly symbol: string
  readonly value: number
  readonly rule: string
  readonly numbers: string
  readonly meaning: string
}

interface Coded {
  readonly anchor: Box
  readonly target: Box
  readonly deltas: readonly [number, number, number, number]
  readonly error: number
}

const signed = (value: number, digits: number): string => value.toFixed(digits).replace("-", "−")

/** A shift in anchor sides: along x to the right or left, along y down or up. */
const shiftCard = (axis: "x" | "y", value: number, to: number, from: number, side: number): Card => {
  const [length, measure, ahead, back] =
    axis === "x" ? ["w", "width", "right", "left"] : ["h", "height", "down", "up"]
  return {
    symbol: `t_${axis}`,
    value,
    rule: `(${axis} − ${axis}_a) / ${length}_a`,
    numbers: `(${to.toFixed(1)} − ${from.toFixed(1)}) / ${side.toFixed(1)}`,
    meaning: `${value < 0 ? back : ahead} by ${Math.round(100 * Math.abs(value))} % of the anchor's ${measure}`,
  }
}

const growthCard = (side: "w" | "h", value: number, to: number, from: number): Card => ({
  symbol: `t_${side}`,
  value,
  rule: `ln (${side} / ${side}_a)`,
  numbers: `ln (${to.toFixed(1)} / ${from.toFixed(1)})`,
  meaning: `${Math.exp(value).toFixed(2)} times the anchor's ${side === "w" ? "width" : "height"}`,
})

const cardsOf = ({ anchor, target, deltas: [tx, ty, tw, th] }: Coded): readonly Card[] => {
  const [a, t] = [centred(anchor), centred(target)]
  return [
    shiftCard("x", tx, t.x, a.x, a.w),
    shiftCard("y", ty, t.y, a.y, a.h),
    growthCard("w", tw, t.w, a.w),
    growthCard("h", th, t.h, a.h),
  ]
}

const gap = 24
const wide = (contentWidth - 3 * gap) / 4
const tall = 168

const cardAt = ({ symbol, value, rule, numbers, meaning }: Card, x: number, y: number): Svg =>
  [
    element("rect", { x, y, width: wide, height: tall, rx: 8, fill: tone.ground }),
    formula(x + 22, y + 48, `${symbol} = ${signed(value, 3)}`, { size: 31, weight: "bold" }),
    formula(x + 22, y + 87, `= ${rule}`, { size: 20 }),
    words(x + 22, y + 116, `= ${numbers}`, { size: 18, fill: tone.quiet }),
    words(x + 22, y + 148, meaning, { size: 18 }),
  ].join("")

const wayBack = (error: number): string =>
  error === 0
    ? "Decoded again, every coordinate comes back exactly."
    : `Decoded again, no coordinate is off by more than ${error.toExponential(0).replace("-", "−")} pixels.`

/** A card for each number: its rule, the numbers put in, what it says; below, how well the way back ends. */
export const codingCards = (coded: Coded, y: number): { readonly svg: Svg; readonly height: number } => ({
  svg:
    cardsOf(coded)
      .map((card, i) => cardAt(card, margin + i * (wide + gap), y))
      .join("") +
    words(margin, y + tall + 36, `Index a: the anchor's. ${wayBack(coded.error)}`, {
      size: 18,
      fill: tone.quiet,
    }),
  height: tall + 40,
})
