// Three scales × three ratios, or fewer anchors: which share of the true boxes does each set cover? No training.
import type { Box } from "@detspec/core"
import { centred, rows } from "@detspec/core"
import { generatorAt, shapesRecipe, uniforms } from "@detspec/datasets"
import type { AnchorsConfig } from "@detspec/detectors"
import { anchorsPerCell, anchorsPresets, pyramidAnchors } from "@detspec/detectors"
import { wasmBackend } from "@detspec/wasm"
import { answer } from "../answer.js"
import type { Coverage } from "./parts/anchors-figure.js"
import { anchorsFigure } from "./parts/anchors-figure.js"
import { unseenWholeScenes } from "./parts/scenes.js"
import { settings } from "./parts/settings.js"
import { writeFigure } from "./parts/write-figure.js"

const { unseen, seeds, out } = settings({ steps: 0, scenes: 0, unseen: 300, seeds: [1] })
const { width, height } = shapesRecipe

/** Sizes within an octave, as RetinaNet has them, from those of the small networks on. */
const octave = [1, 2 ** (1 / 3), 2 ** (2 / 3)]
const anchorsOf = (scales: readonly number[], ratios: readonly number[]): AnchorsConfig => ({
  ...anchorsPresets.small,
  sizes: anchorsPresets.small.sizes.map(([size = 0]) => scales.map((scale) => size * scale)),
  ratios: anchorsPresets.small.ratios.map(() => ratios),
})
const sets = [
  { name: "1 scale × 1 ratio", config: anchorsOf([1], [1]) },
  { name: "1 scale × 3 ratios", config: anchorsOf([1], [0.5, 1, 2]) },
  { name: "3 scales × 1 ratio", config: anchorsOf(octave, [1]) },
  { name: "3 scales × 3 ratios", config: anchorsOf(octave, [0.5, 1, 2]) },
]

/** A box of the same area around the same place, between three times as wide and three times as high; within the image. */
const stretched = (box: Box, share: number): Box => {
  const { x, y, w, h } = centred(box)
  const factor = Math.sqrt(3 ** (2 * share - 1))
  const [wide, high] = [Math.min(w * factor, width), Math.min(h / factor, height)]
  const within = (middle: number, side: number, whole: number) =>
    Math.max(side / 2, Math.min(whole - side / 2, middle))
  const [cx, cy] = [within(x, wide, width), within(y, high, height)]
  return [cx - wide / 2, cy - high / 2, cx + wide / 2, cy + high / 2]
}

const backend = await answer(wasmBackend())
const maps = [4, 8, 16].map((stride) => ({
  height: Math.ceil(height / 16) * (16 / stride),
  width: width / stride,
}))

/** The overlap of every box with the anchor that suits it best. */
const bestOverlaps = async (config: AnchorsConfig, boxes: readonly Box[]): Promise<readonly number[]> => {
  const anchors = await answer(pyramidAnchors(backend, config)({ height, width }, maps))
  const best: number[] = []
  for (let from = 0; from < boxes.length; from += 100) {
    const part = boxes.slice(from, from + 100)
    const { iou } = await answer(backend.operations.boxIou({ boxes1: rows(4, part), boxes2: anchors.boxes }))
    const [, count = 0] = iou.shape
    part.forEach((_, n) => {
      let most = 0
      for (let m = 0; m < count; m += 1) most = Math.max(most, iou.get(n, m))
      best.push(most)
    })
  }
  return best
}

const { examples } = await unseenWholeScenes(unseen)
const plain = examples.flatMap(({ objects }) => objects.map(({ box }) => box))
const [shares] = uniforms(generatorAt(seeds[0] ?? 1, 5), plain.length)
const wide = plain.map((box, n) => stretched(box, shares[n] ?? 0))
const coverages: Coverage[] = []
for (const { name, config } of sets) {
  const [overlaps, ofStretched] = [await bestOverlaps(config, plain), await bestOverlaps(config, wide)]
  const sizes = plain.map((box) => Math.sqrt(centred(box).w * centred(box).h))
  coverages.push({ name, perCell: anchorsPerCell(config), overlaps, stretched: ofStretched, sizes })
  const covered = (list: readonly number[], from: number) =>
    `${((100 * list.filter((iou) => iou >= from).length) / list.length).toFixed(1)} %`
  console.log(
    `${name}: ${covered(overlaps, 0.5)} at IoU .5, ${covered(overlaps, 0.7)} at .7; stretched boxes ${covered(ofStretched, 0.5)}, ${covered(ofStretched, 0.7)}`,
  )
}
await backend.dispose()
await writeFigure(out, anchorsFigure(coverages))
