import type { Box } from "@detspec/core"
import { mapTensor } from "@detspec/core"
import type { In } from "@detspec/spec"
import { defaultBoxes, defaultSides } from "@detspec/spec"
import { gridBoxes } from "@detspec/spec/parts"
import { pickRows } from "../kit/moves.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"
import { wrapped } from "./common/wrapped.js"

type Input = In<"defaultBoxes">
type Sides = readonly (readonly [w: number, h: number])[]

const asked = (bug: string, change: (input: Input) => Input, source = ""): Mutant =>
  mutant("defaultBoxes", bug, { defaultBoxes: (input) => defaultBoxes(change(input)) }, source)

/** The same sides, changed one by one. */
const resized = (bug: string, sides: (all: Sides, input: Input) => Sides, source = ""): Mutant =>
  mutant(
    "defaultBoxes",
    bug,
    {
      defaultBoxes: (input) => {
        const all = sides(defaultSides(input), input)
        const box = (y: number, x: number, k: number): Box => {
          const [w, h] = all[k] ?? [0, 0]
          const [cx, cy] = [(x + 0.5) * input.stepX, (y + 0.5) * input.stepY]
          const [dx, dy] = [(w * input.imageWidth) / 2, (h * input.imageHeight) / 2]
          const inside = (v: number, limit: number): number =>
            input.clip === "boxes" ? Math.min(Math.max(v, 0), limit) : v
          return [
            inside(cx - dx, input.imageWidth),
            inside(cy - dy, input.imageHeight),
            inside(cx + dx, input.imageWidth),
            inside(cy + dy, input.imageHeight),
          ]
        }
        return { anchors: gridBoxes(input.height, input.width, all.length, box) }
      },
    },
    source,
  )

const second = (all: Sides, side: number): Sides => all.map((sides, k) => (k === 1 ? [side, side] : sides))

export const defaultBoxesMutants: readonly Mutant[] = [
  asked(
    "steps exchanged",
    (i) => ({ ...i, stepY: i.stepX, stepX: i.stepY }),
    "pytorch/vision: DefaultBoxGenerator with steps",
  ),
  asked("the step is the image's share, whatever is asked", (i) => ({
    ...i,
    stepY: i.imageHeight / i.height,
    stepX: i.imageWidth / i.width,
  })),
  asked("clips boxes where sizes should be", (i) => ({ ...i, clip: i.clip === "sizes" ? "boxes" : i.clip })),
  asked("clips sizes where boxes should be", (i) => ({ ...i, clip: i.clip === "boxes" ? "sizes" : i.clip })),
  wrapped("defaultBoxes", "after 131,072 boxes the first come again", ["anchors", 0], 131_072),
  asked("no more than 8 ratios", (i) => ({ ...i, ratios: i.ratios.map((r, k) => i.ratios[k % 8] ?? r) })),
  asked("no more than 128 ratios", (i) => ({ ...i, ratios: i.ratios.map((r, k) => i.ratios[k % 128] ?? r) })),
  asked("the image has at least a pixel", (i) => ({ ...i, imageWidth: Math.max(i.imageWidth, 1) })),
  asked("no step below a thousandth", (i) => ({ ...i, stepY: Math.max(i.stepY, 0.001) })),
  asked("no scale above 8", (i) => ({ ...i, scale: Math.min(i.scale, 8) })),
  asked("no scale below a thousandth", (i) => ({ ...i, nextScale: Math.max(i.nextScale, 0.001) })),
  asked("no ratio beyond 1 : 16", (i) => ({
    ...i,
    ratios: i.ratios.map((r) => Math.min(Math.max(r, 1 / 16), 16)),
  })),
  asked("never clips", (i) => ({ ...i, clip: "none" })),
  asked("always clips sizes", (i) => ({ ...i, clip: i.clip === "none" ? "sizes" : i.clip })),
  asked("squares in pixels: the width for both sides", (i) => ({ ...i, imageHeight: i.imageWidth })),
  asked("the ratio is height over width", (i) => ({ ...i, ratios: i.ratios.map((a) => 1 / a) })),
  asked("the ratio is not rooted", (i) => ({ ...i, ratios: i.ratios.map((a) => a * a) })),
  resized("s' is the next scale itself", (all, { nextScale }) => second(all, nextScale)),
  resized("s' is the mean of the scales", (all, { scale, nextScale }) =>
    second(all, (scale + nextScale) / 2),
  ),
  resized("the square s' comes first", ([a = [0, 0], b = [0, 0], ...rest]) => [b, a, ...rest]),
  resized("the square s' comes last", ([a = [0, 0], b = [0, 0], ...rest]) => [a, ...rest, b]),
  resized(
    "shapes of s' instead of s",
    (all, { scale, nextScale }) =>
      all.map(([w, h], k) => {
        const factor = k < 2 ? 1 : Math.sqrt(nextScale / scale)
        return [w * factor, h * factor]
      }),
    "weiliu89/caffe: prior_box_layer.cpp",
  ),
  resized("all wide shapes before all tall ones", (all) => [
    ...all.slice(0, 2),
    ...all.slice(2).filter((_, k) => k % 2 === 0),
    ...all.slice(2).filter((_, k) => k % 2 === 1),
  ]),
  mutant("defaultBoxes", "centred at the cell's corner", {
    defaultBoxes: (input) => {
      const [dx, dy] = [input.stepX / 2, input.stepY / 2]
      const { anchors } = defaultBoxes({ ...input, clip: input.clip === "boxes" ? "none" : input.clip })
      const at = (n: number, k: number): number => (anchors.get(n, k) ?? 0) - (k % 2 === 0 ? dx : dy)
      const box = (n: number): Box => [at(n, 0), at(n, 1), at(n, 2), at(n, 3)]
      return { anchors: gridBoxes(1, 1, anchors.shape[0] ?? 0, (_, __, n) => box(n)) }
    },
  }),
  mutant("defaultBoxes", "columns of cells before rows", {
    defaultBoxes: (input) => {
      const { anchors } = defaultBoxes(input)
      const perCell = 2 + 2 * input.ratios.length
      const order = Array.from({ length: anchors.shape[0] ?? 0 }, (_, n) => {
        const cell = Math.floor(n / perCell)
        const [x, y] = [Math.floor(cell / input.height), cell % input.height]
        return (y * input.width + x) * perCell + (n % perCell)
      })
      return { anchors: pickRows(anchors, order) }
    },
  }),
  mutant(
    "defaultBoxes",
    "corners in whole pixels",
    { defaultBoxes: (input) => ({ anchors: mapTensor(defaultBoxes(input).anchors, Math.round) }) },
    "weiliu89/caffe: prior_box_layer.cpp, int min_size",
  ),
  mutant("defaultBoxes", "a ratio of 1 is left out: it has its boxes already", {
    defaultBoxes: (input) => defaultBoxes({ ...input, ratios: input.ratios.filter((ratio) => ratio !== 1) }),
  }),
  asked("ratios of 1/100 to 100", (i) => ({
    ...i,
    ratios: i.ratios.map((ratio) => Math.min(Math.max(ratio, 0.01), 100)),
  })),
  asked("a ratio within a thousandth of 1 is 1", (i) => ({
    ...i,
    ratios: i.ratios.map((ratio) => (Math.abs(ratio - 1) < 1e-3 ? 1 : ratio)),
  })),
]
