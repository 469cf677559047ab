// From class scores and deltas to detections: decode for each class, clip, drop the small, suppress within a class.
import { boxAt, float64, int32, rows, toArray } from "@detspec/core"
import { specBackend } from "@detspec/spec"
import { answer } from "./answer.js"

const { decodeBoxes, clipBoxes, removeSmallBoxes, batchedNms } = specBackend.operations
const names = ["cat", "dog"]

const proposals = rows(4, [
  [10, 10, 60, 60],
  [12, 12, 58, 62],
  [80, 20, 120, 70],
])
/** [3 proposals, 2 classes, 4]: each class corrects the proposal in its own way. */
const deltas = float64(
  [3, 2, 4],
  Array.from({ length: 24 }, (_, i) => ((i % 5) - 2) / 8),
)
const scores = [0.9, 0.2, 0.8, 0.3, 0.1, 0.7]

const decoded = await answer(
  decodeBoxes({ deltas, anchors: proposals, weights: [10, 10, 5, 5], clamp: Math.log(1000 / 16) }),
)
const { boxes } = await answer(
  clipBoxes({ boxes: float64([6, 4], toArray(decoded.boxes)), height: 100, width: 128 }),
)
const large = toArray((await answer(removeSmallBoxes({ boxes, minSize: 1 }))).keep)
const { keep } = await answer(
  batchedNms({
    boxes: rows(
      4,
      large.map((n) => boxAt(boxes, n)),
    ),
    scores: float64(
      [large.length],
      large.map((n) => scores[n] ?? 0),
    ),
    groups: int32(
      [large.length],
      large.map((n) => n % 2),
    ),
    threshold: 0.5,
  }),
)
for (const i of toArray(keep)) {
  const n = large[i] ?? 0
  console.log(
    `${names[n % 2]} ${scores[n]?.toFixed(2)}  ${boxAt(boxes, n)
      .map((x) => x.toFixed(1))
      .join(" ")}`,
  )
}
