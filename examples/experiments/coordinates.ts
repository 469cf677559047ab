// Pixels of the image or cells of the feature map: what depends on it, and what does not? No training.
import { shapesRecipe } from "@detspec/datasets"
import { anchorsPresets, pyramidAnchors, scaleBoxes } from "@detspec/detectors"
import { wasmBackend } from "@detspec/wasm"
import { answer } from "../answer.js"
import type { Compared } from "./parts/coordinates.js"
import { compare, lossBySide, roundingBySide } from "./parts/coordinates.js"
import { coordinatesFigure } from "./parts/coordinates-figure.js"
import { boxesOf, unseenWholeScenes } from "./parts/scenes.js"
import { settings } from "./parts/settings.js"
import { writeFigure } from "./parts/write-figure.js"

const { unseen, out } = settings({ steps: 0, scenes: 0, unseen: 100, seeds: [1] })
const { width, height } = shapesRecipe
const stride = 16

const backend = await answer(wasmBackend())
const { examples } = await unseenWholeScenes(unseen)
const maps = [4, 8, 16].map((each) => ({ height: 128 / each, width: width / each }))
const { boxes: anchors } = await answer(
  pyramidAnchors(backend, anchorsPresets.small)({ height, width }, maps),
)
const [image, map] = [
  { height, width },
  { height: height / stride, width: width / stride },
]
const scenes: Compared[] = []
for (const example of examples) {
  const boxes = boxesOf(example)
  const onImage = { boxes, anchors }
  const onMap = { boxes: scaleBoxes(boxes, image, map), anchors: scaleBoxes(anchors, image, map) }
  scenes.push(await compare(backend, onImage, onMap))
}
const sum = (of: (one: Compared) => number) => scenes.reduce((total, one) => total + of(one), 0)
const most = (of: (one: Compared) => number) => Math.max(...scenes.map(of))
const compared: Compared = {
  pairs: sum(({ pairs }) => pairs),
  iou: most(({ iou }) => iou),
  deltas: most(({ deltas }) => deltas),
  matches: sum(({ matches }) => matches),
  kept: sum(({ kept }) => kept),
  plusOne: most(({ plusOne }) => plusOne),
  boxes: sum(({ boxes }) => boxes),
  smallOnImage: sum(({ smallOnImage }) => smallOnImage),
  smallOnMap: sum(({ smallOnMap }) => smallOnMap),
}
console.log(
  `${compared.boxes} boxes, ${compared.pairs} overlapping pairs with an anchor, in pixels and in cells of ${stride}`,
)
console.log(`largest difference of an IoU ${compared.iou}, of a delta ${compared.deltas}`)
console.log(
  `matches that differ ${compared.matches}, boxes that suppression keeps otherwise ${compared.kept}`,
)
console.log(`with + 1 at each side an IoU differs by up to ${compared.plusOne.toFixed(3)}`)
console.log(`with a side below 16: ${compared.smallOnImage} in pixels, ${compared.smallOnMap} in cells`)
const rounding = await roundingBySide(backend, [4, 8, 16, 32], examples.map(boxesOf))
for (const { stride, points } of rounding)
  console.log(
    `rounded to cells of ${stride}: mean IoU ${points.map(([size, iou]) => `${iou.toFixed(2)} at ${size.toFixed(0)} px`).join(", ")}`,
  )
await writeFigure(out, coordinatesFigure(compared, rounding, await lossBySide(backend, stride)))
await backend.dispose()
