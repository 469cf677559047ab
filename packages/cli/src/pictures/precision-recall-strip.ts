import { contentWidth, margin } from "./figure.js"
import { hue, inkOn, tone } from "./palette.js"
import type { Svg } from "./svg.js"
import { element } from "./svg.js"
import { words } from "./text.js"

/** A detection in the ranking, and where the curve stands after it. */
export interface RankedDetection {
  readonly hit: boolean
  readonly recall: number
  readonly precision: number
}

export interface PrecisionRecallPicture {
  readonly truths: number
  readonly ranked: readonly RankedDetection[]
  /** p̂ as steps: from one recall to the next, at a height. */
  readonly steps: readonly { readonly from: number; readonly to: number; readonly precision: number }[]
  /** p̂ at each level of a reading. */
  readonly eleven: readonly { readonly recall: number; readonly precision: number }[]
  readonly hundredAndOne: readonly { readonly recall: number; readonly precision: number }[]
  readonly averages: { readonly eleven: number; readonly area: number; readonly hundredAndOne: number }
}

const short = (share: number): string => share.toFixed(2).replace(/^0/, "")

/** The ranking: each detection right or wrong, with recall and precision after it. */
export const strip = ({ ranked }: PrecisionRecallPicture, top: number): Svg => {
  const labels = margin + 96
  const wide = (contentWidth - 96) / ranked.length
  const cells = ranked.map(({ hit, recall, precision }, n) => {
    const x = labels + n * wide
    const fill = hit ? hue.green : hue.vermilion
    const text = { size: 17, anchor: "middle" } as const
    return [
      element("rect", { x: x + 3, y: top - 22, width: wide - 6, height: 32, rx: 5, fill }),
      words(x + wide / 2, top, hit ? "right" : "wrong", { ...text, fill: inkOn(fill) }),
      words(x + wide / 2, top + 36, short(precision), text),
      words(x + wide / 2, top + 62, short(recall), text),
    ].join("")
  })
  const names = ["", "precision", "recall"].map((name, n) =>
    words(margin, top + 10 + 26 * n, name, { size: 17, fill: tone.quiet }),
  )
  return [...names, ...cells].join("")
}
