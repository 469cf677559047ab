import type { Box, FloatTensor } from "@detspec/core"
import { rows, tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"
import { manyBoxes, spread } from "../../kit/generators/tensors.js"
import { pickRows } from "../../kit/moves.js"
import type { AnchorGrid } from "./anchor-grids.js"
import type { DefaultBoxGrid } from "./default-box-grids.js"

/** More than 16 bits count, and no multiple of any block. */
const tooMany = 65_603

type ByWhat<T> = Readonly<Record<string, () => T>>

const sides = (count: number, from: number, to: number): readonly number[] =>
  Array.from({ length: count }, (_, n) => from + Math.floor(spread(n) * 16 * (to - from)) / 16)

const anchors = (height: number, width: number): AnchorGrid => ({
  height,
  width,
  strideY: 4,
  strideX: 2,
  sizes: [8, 5],
  ratios: [4],
  offset: 0.5,
  rounding: "none",
  order: "size-major",
})

export const longAnchorGrids: ByWhat<AnchorGrid> = {
  "one large input: more rows than 16 bits count": () => anchors(tooMany, 1),
  "one large input: more columns than 16 bits count": () => anchors(1, tooMany),
  "one large input: more anchors a cell than 8 bits count, of many sizes and ratios": () => ({
    ...anchors(2, 1),
    sizes: sides(139, 4, 90),
    ratios: sides(131, 0.25, 4),
  }),
}

const defaults = (height: number, width: number): DefaultBoxGrid => ({
  height,
  width,
  imageHeight: 300,
  imageWidth: 200,
  stepY: 4,
  stepX: 2,
  scale: 0.25,
  nextScale: 0.5,
  ratios: [],
  clip: "none",
})

export const longDefaultGrids: ByWhat<DefaultBoxGrid> = {
  "one large input: more rows than 16 bits count": () => defaults(tooMany, 1),
  "one large input: more columns than 16 bits count": () => defaults(1, tooMany),
  "one large input: more boxes a cell than 8 bits count": () => ({
    ...defaults(2, 3),
    ratios: sides(131, 0.25, 4),
  }),
}

const poor = { high: 0.75, low: 0.5 } as const

/**
 * Truths that no anchor suits well: many tie or almost tie for the best, or the last ones are it; one saves an anchor
 * for another that has a better one yet; one suits nothing.
 */
const poorly = (m: number, n: number, last: number): number => {
  if (m === 0) return n % 2 === 1 ? 0.25 : 0
  if (m === 1) return n / 2 ** 13
  if (m === 2) return n === last - 1 ? 0.0625 : 0
  if (m === 4) return n === 2 ? 0.125 : 0
  if (m === 5) return n === 2 ? 0.1875 : n === 4 ? 0.25 : 0
  return m === 3 && n % 33 < 2 ? 0.3125 - (n % 33) * 2 ** -25 : 0
}
const poorTable = (lowQuality: "own" | "rescuer"): In<"matchQuality"> => ({
  ...poor,
  quality: tabulate([7, 1031], (m = 0, n = 0) => poorly(m, n, 1030)),
  lowQuality,
})

/** Every index below 301, out of order. */
const scattered = Array.from({ length: 301 }, (_, n) => (11 * n) % 301)

/** One truth, which the last two of more anchors than 16 bits count suit little but best. */
const lastSaved = (lowQuality: "own" | "rescuer"): In<"matchQuality"> => ({
  ...poor,
  quality: tabulate([1, tooMany], (_, n = 0) => (n >= tooMany - 2 ? 0.25 : n % 2 === 0 ? 0.125 : 0)),
  lowQuality,
})

export const longQualities: ByWhat<In<"matchQuality">> = {
  "one large input: hundreds of truths, each the best of one anchor": () => ({
    ...poor,
    quality: tabulate([301, 301], (m = 0, n = 0) => (m === scattered[n] ? 0.75 : spread(m, n) / 2)),
    lowQuality: "none",
  }),
  "one large input: more anchors than 16 bits count, of which the last are saved, own": () =>
    lastSaved("own"),
  "one large input: more anchors than 16 bits count, of which the last are saved, rescuer": () =>
    lastSaved("rescuer"),
  "one large input: more truths than 16 bits count": () => ({
    ...poor,
    quality: tabulate([tooMany, 3], (m = 0, n = 0) => (m === tooMany - 1 - n * 300 ? 1 : spread(m, n) / 2)),
    lowQuality: "none",
  }),
  "one large input: a thousand anchors, of which many tie, own": () => poorTable("own"),
  "one large input: a thousand anchors, of which many tie, rescuer": () => poorTable("rescuer"),
}

/**
 * Truths far apart, overlapped a little by many anchors, by the last ones a little more, and by one next to nothing;
 * the last but one saves an anchor for the last, which has a better one yet.
 */
const poorBox = (n: number, last: number): Box => {
  if (n === last) return [2, 3, 6, 7]
  if (n === last - 1) return [232 - 2 ** -10, 232 - 2 ** -10, 240, 240]
  if (n === 2) return [300, 9, 310, 20]
  if (n === 4) return [300, 0, 310, 2]
  if (n % 32 < 2) return [103, 3, 107 + (n % 32) * 2 ** -17, 7]
  return n % 2 === 1 ? [3, 3, 7, 7] : [-50, -50, -40, -40]
}
const poorTruths: FloatTensor = rows(4, [
  [0, 0, 4, 4],
  [100, 0, 104, 4],
  [200, 200, 232, 232],
  [300, 19.5, 310, 40],
  [300, 0, 310, 10],
])
const poorBoxes = (lowQuality: "own" | "rescuer"): In<"matchAnchors"> => ({
  ...poor,
  anchors: rows(
    4,
    Array.from({ length: 1067 }, (_, n) => poorBox(n, 1066)),
  ),
  truths: poorTruths,
  lowQuality,
})
const among = (count: number, chosen: readonly number[]): In<"matchAnchors"> => {
  const truths = manyBoxes(count, 2 ** 14)
  return { ...poor, truths, anchors: pickRows(truths, chosen), lowQuality: "none" }
}

export const longMatches: ByWhat<In<"matchAnchors">> = {
  "one large input: more truths than 8 bits count, each among the anchors": () => among(301, scattered),
  "one large input: more truths than 16 bits count": () => among(tooMany, [tooMany - 1, 40_000]),
  "one large input: a thousand anchors, of which many tie, own": () => poorBoxes("own"),
  "one large input: a thousand anchors, of which many tie, rescuer": () => poorBoxes("rescuer"),
}
