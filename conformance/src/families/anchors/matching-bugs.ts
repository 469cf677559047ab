import type { FloatTensor } from "@detspec/core"
import { int32, tabulate } from "@detspec/core"
import type { In, Out } from "@detspec/spec"
import { matchQuality } from "@detspec/spec"
import { bestOf, columnOf, rowOf } from "./qualities.js"

type Input = In<"matchQuality">
type Output = Out<"matchQuality">

export interface MatchingBug {
  readonly bug: string
  readonly source: string
  readonly run: (input: Input) => Output
}

/** The matches anchor by anchor, written over what the specification says. */
const patched = (
  bug: string,
  patch: (input: Input, matches: number[]) => void,
  base: (input: Input) => Input = (input) => input,
  source = "",
): MatchingBug => ({
  bug,
  source,
  run: (input) => {
    const matches = Array.from(matchQuality(base(input)).matches.data)
    patch(input, matches)
    return { matches: int32([matches.length], matches) }
  },
})

const none = (input: Input): Input => ({ ...input, lowQuality: "none" })
const rows = (quality: FloatTensor): readonly number[] =>
  Array.from({ length: quality.shape[0] ?? 0 }, (_, m) => m)

/** Every truth, with the anchors that tie for its best. */
const eachBest = (
  { quality }: Input,
  visit: (m: number, ties: readonly number[], best: number) => void,
): void => {
  for (const m of rows(quality)) {
    const row = rowOf(quality, m)
    const [best] = bestOf(row)
    visit(
      m,
      row.flatMap((q, n) => (q === best ? [n] : [])),
      best,
    )
  }
}

const reversed = (quality: FloatTensor): FloatTensor =>
  tabulate(quality.shape, (m = 0, n = 0) => quality.get((quality.shape[0] ?? 1) - 1 - m, n))

/** Mistakes of matching by a table of qualities; `matchAnchors` is held to the same. */
export const matchingBugs: readonly MatchingBug[] = [
  {
    bug: "the low-quality rule is never applied",
    source: "Project-MONAI/MONAI#5250",
    run: (input) => matchQuality(none(input)),
  },
  {
    bug: "the low-quality rule is always applied",
    source: "Project-MONAI/MONAI#5250",
    run: (input) =>
      matchQuality({ ...input, lowQuality: input.lowQuality === "none" ? "own" : input.lowQuality }),
  },
  {
    bug: "own gives the anchor to the truth that saves it",
    source: "facebookresearch/detectron2#1162",
    run: (input) =>
      matchQuality({ ...input, lowQuality: input.lowQuality === "own" ? "rescuer" : input.lowQuality }),
  },
  {
    bug: "rescuer leaves the anchor with its own best truth",
    source: "",
    run: (input) =>
      matchQuality({ ...input, lowQuality: input.lowQuality === "rescuer" ? "own" : input.lowQuality }),
  },
  patched(
    "a truth that overlaps nothing makes every anchor of quality 0 positive",
    (input, matches) => {
      if (input.lowQuality !== "own") return
      eachBest(input, (_, ties, best) => {
        for (const n of ties) if (best === 0) matches[n] = bestOf(columnOf(input.quality, n))[1]
      })
    },
    undefined,
    "leeyevi/MV3D_TF#1",
  ),
  patched("a truth that overlaps nothing rescues the first anchor", (input, matches) => {
    if (input.lowQuality !== "rescuer") return
    eachBest(input, (m, [first = 0]) => {
      if (matches.length > 0) matches[first] = m
    })
  }),
  patched(
    "rescuer: the first truth wins",
    (input, matches) => {
      if (input.lowQuality !== "rescuer") return
      const taken = new Set<number>()
      eachBest(input, (m, [first = 0], best) => {
        if (best > 0 && !taken.has(first)) matches[first] = m
        if (best > 0) taken.add(first)
      })
    },
    none,
  ),
  patched("rescuer takes all anchors that tie", (input, matches) => {
    if (input.lowQuality !== "rescuer") return
    eachBest(input, (m, ties, best) => {
      for (const n of ties) if (best > 0) matches[n] = m
    })
  }),
  patched(
    "rescuer takes the last anchor that ties",
    (input, matches) => {
      if (input.lowQuality !== "rescuer") return
      eachBest(input, (m, ties, best) => {
        if (best > 0) matches[ties.at(-1) ?? 0] = m
      })
    },
    none,
  ),
  patched(
    "rescuer leaves anchors that are positive already",
    (input, matches) => {
      if (input.lowQuality !== "rescuer") return
      eachBest(input, (m, [first = 0], best) => {
        if (best > 0 && (matches[first] ?? -1) < 0) matches[first] = m
      })
    },
    none,
  ),
  patched(
    "own keeps only the first anchor that ties",
    (input, matches) => {
      if (input.lowQuality !== "own") return
      eachBest(input, (_, [first = 0], best) => {
        if (best > 0) matches[first] = bestOf(columnOf(input.quality, first))[1]
      })
    },
    none,
  ),
  patched(
    "own saves ignored anchors only",
    (input, matches) => {
      if (input.lowQuality !== "own") return
      eachBest(input, (_, ties, best) => {
        for (const n of ties)
          if (best > 0 && matches[n] === -2) matches[n] = bestOf(columnOf(input.quality, n))[1]
      })
    },
    none,
  ),
  patched(
    "own leaves a truth alone that has an anchor already",
    (input, matches) => {
      if (input.lowQuality !== "own") return
      eachBest(input, (m, ties, best) => {
        if (best === 0 || matches.includes(m)) return
        for (const n of ties) matches[n] = bestOf(columnOf(input.quality, n))[1]
      })
    },
    none,
  ),
  patched(
    "own saves no more than 32 anchors a truth",
    (input, matches) => {
      if (input.lowQuality !== "own") return
      eachBest(input, (_, ties, best) => {
        for (const n of ties.slice(0, 32)) if (best > 0) matches[n] = bestOf(columnOf(input.quality, n))[1]
      })
    },
    none,
  ),
  patched("own saves what is the best but for a ten-millionth", (input, matches) => {
    if (input.lowQuality !== "own") return
    for (const m of rows(input.quality)) {
      const row = rowOf(input.quality, m)
      const [best] = bestOf(row)
      for (const [n, q] of row.entries())
        if (q > 0 && q >= best - 1e-7) matches[n] = bestOf(columnOf(input.quality, n))[1]
    }
  }),
  patched("a truth's best is not looked for among the last anchors, fewer than eight", (input, matches) => {
    const searched = matches.length & ~7 || matches.length
    const quality = tabulate([rows(input.quality).length, searched], (m = 0, n = 0) =>
      input.quality.get(m, n),
    )
    const few = matchQuality({ ...input, quality }).matches
    const rest = matchQuality(none(input)).matches
    for (const n of matches.keys()) matches[n] = n < searched ? few.get(n) : rest.get(n)
  }),
  patched("positive only above high", (input, matches) => {
    matches.forEach((m, n) => {
      if (m >= 0 && input.lowQuality === "none" && input.quality.get(m, n) === input.high) matches[n] = -2
    })
  }),
  patched("negative up to low", (input, matches) => {
    matches.forEach((m, n) => {
      if (m === -2 && bestOf(columnOf(input.quality, n))[0] === input.low) matches[n] = -1
    })
  }),
  patched("negative and ignored exchanged", (_, matches) => {
    matches.forEach((m, n) => {
      if (m < 0) matches[n] = -3 - m
    })
  }),
  patched("nothing is ignored", (_, matches) => {
    matches.forEach((m, n) => {
      if (m === -2) matches[n] = -1
    })
  }),
  patched("without truths everything is ignored", ({ quality }, matches) => {
    if (quality.shape[0] === 0) matches.fill(-2)
  }),
  {
    bug: "equal qualities: the last truth",
    source: "",
    run: (input) => {
      const M = input.quality.shape[0] ?? 0
      const { matches } = matchQuality({ ...input, quality: reversed(input.quality) })
      return {
        matches: int32(
          matches.shape,
          Array.from(matches.data, (m) => (m >= 0 ? M - 1 - m : m)),
        ),
      }
    },
  },
  {
    bug: "an anchor matches one truth only, the truths in turn",
    source: "",
    run: (input) => {
      const matches = Array.from(matchQuality(input).matches.data)
      const once = matches.map((m, n) => (m >= 0 && matches.indexOf(m) < n ? -1 : m))
      return { matches: int32([once.length], once) }
    },
  },
]
