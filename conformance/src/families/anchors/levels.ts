import type { Arithmetic } from "@detspec/core"
import { area, toBoxes } from "@detspec/core"
import type { In } from "@detspec/spec"
import { fractionalLevel } from "@detspec/spec"
import type { Verdict } from "../../kit/verdict.js"
import { fails, holds } from "../../kit/verdict.js"

type Input = In<"assignPyramidLevels">

/** How far k_0 + log₂ r may be off: log₂ makes a relative error of r an absolute one, and rounds by itself. */
const slackOf = (input: Input, level: number, { unit, division, root, log }: Arithmetic): number => {
  const ratio = 4 + division + root
  const largest =
    Math.abs(input.canonicalLevel) + Math.abs(level) + Math.abs(level - input.canonicalLevel) + 1
  return unit * (ratio / Math.LN2 + (log + 3) * largest)
}

/** Levels that rounding near a border may put on either side of it. */
export const judgeLevels = (input: Input, levels: readonly number[], arithmetic: Arithmetic): Verdict => {
  const { minLevel, maxLevel } = input
  const limited = (level: number): number => Math.min(Math.max(Math.floor(level), minLevel), maxLevel)
  for (const [n, one] of toBoxes(input.boxes).entries()) {
    const level = area(one) === 0 ? minLevel : fractionalLevel(one, input)
    const slack = area(one) === 0 ? 0 : slackOf(input, level, arithmetic)
    const [low, high] = [limited(level - slack), limited(level + slack)]
    const k = levels[n] ?? Number.NaN
    const because = "widths, area, root, quotient and logarithm round"
    if (k !== low && k !== high)
      return fails(`levels[${n}] ⌊${level}⌋ = ${low}`, `${k}`, `± ${slack}`, because)
  }
  return holds
}
