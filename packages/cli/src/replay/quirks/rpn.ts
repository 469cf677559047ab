import type { Quirk } from "../quirk.js"

interface Candidates {
  readonly scores: readonly number[]
  /** How many of them each level has. */
  readonly levels: readonly number[]
  /** How many of a level go on. */
  readonly before: number
}

/** Whether two of those that go on are equal, or the last of them and the first that does not. */
const hasTies = ({ scores, levels, before }: Candidates): boolean => {
  let first = 0
  return levels.some((count) => {
    const level = scores.slice(first, first + count).sort((a, b) => b - a)
    first += count
    return level.some((score, k) => k > 0 && k <= before && score === level[k - 1])
  })
}

export const tiedCandidates: Quirk<Candidates> = {
  system: "torchvision",
  where: "equal scores among the best anchors of a level",
  reason:
    "it takes the best of a level in an order that equal scores do not keep; here the lower index comes first",
  ours: (candidates) => {
    const ties = hasTies(candidates)
    return () => (ties ? "as specified" : undefined)
  },
}
