import type { Example } from "@detspec/core"
import { float64, int32, rows } from "@detspec/core"
import type { MatchQualityInput, MatchQualityOutput } from "./contract.js"

export const matchQualityExamples: readonly Example<MatchQualityInput, MatchQualityOutput>[] = [
  {
    title: "Equal qualities: the first truth",
    arithmetic: "anchor 0 suits both truths by 1/2 and takes truth 0; anchor 1 suits truth 1 better",
    input: {
      quality: rows(2, [
        [0.5, 0.5],
        [0.5, 0.625],
      ]),
      high: 0.5,
      low: 0.5,
      lowQuality: "none",
    },
    output: { matches: int32([2], [0, 1]) },
  },
  {
    title: "Two thresholds, and qualities on them",
    arithmetic:
      "high 3/4, low 1/4: 3/4 reaches high: positive; 1/2 and 1/4 lie between: ignored (-2); 1/8 is below low: negative (-1)",
    input: {
      quality: rows(4, [[0.75, 0.5, 0.25, 0.125]]),
      high: 0.75,
      low: 0.25,
      lowQuality: "none",
    },
    output: { matches: int32([4], [0, -2, -2, -1]) },
  },
  {
    title: "The low-quality rule, own: the label changes, the truth does not",
    arithmetic:
      "no quality reaches 7/8. Truth 0 is best served by anchor 0 (5/8), truth 1 too (3/4): anchor 0 turns positive with " +
      "its own best, truth 1. Truth 2 is best served by anchors 1 and 2 (1/8 each): both turn positive. Truth 3 overlaps nothing",
    input: {
      quality: rows(4, [
        [0.625, 0, 0, 0],
        [0.75, 0, 0, 0],
        [0, 0.125, 0.125, 0],
        [0, 0, 0, 0],
      ]),
      high: 0.875,
      low: 0.25,
      lowQuality: "own",
    },
    output: { matches: int32([4], [1, 2, 2, -1]) },
  },
  {
    title: "The same qualities, rescuer: each truth takes one anchor, the last one writes",
    arithmetic:
      "truth 0 takes anchor 0, truth 1 takes it away; truth 2 takes the first of its two best, anchor 1; anchor 2 stays " +
      "negative; truth 3 overlaps nothing and takes nothing",
    input: {
      quality: rows(4, [
        [0.625, 0, 0, 0],
        [0.75, 0, 0, 0],
        [0, 0.125, 0.125, 0],
        [0, 0, 0, 0],
      ]),
      high: 0.875,
      low: 0.25,
      lowQuality: "rescuer",
    },
    output: { matches: int32([4], [1, 2, -1, -1]) },
  },
  {
    title: "No truths",
    arithmetic: "an image without objects: all of it is background",
    input: { quality: float64([0, 3], []), high: 0.5, low: 0.5, lowQuality: "own" },
    output: { matches: int32([3], [-1, -1, -1]) },
  },
]
