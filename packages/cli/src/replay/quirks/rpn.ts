import type { Quirk } from "../quirk.js"

interface Candidates {
  readonly scores: readonly number[]
  /** How many of them each level has. */
  readonly levels: readonly number[]
}

const hasTies = ({ scores, levels }: Candidates): boolean => {
  let first = 0
  return levels.some((count) => {
    const level = scores.slice(first, first + count)
    first += count
    return new Set(level).size < level.length
  })
}

export const tiedCandidates: Quirk<Candidates> = {
  system: "torchvision",
  where: "anchors of equal score in one level",
  reason:
    "it takes the best of a level in an order that equal scores do not keep; here the lower index comes first",
  ours: (candidates) => {
    const ties = hasTies(candidates)
    return () => (ties ? "as specified" : undefined)
  },
}
