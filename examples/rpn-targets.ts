// What a region proposal network is trained towards: anchors, their match, a sample, and deltas.
import { float64, int32, rows, toArray } from "@detspec/core"
import { specBackend } from "@detspec/spec"
import { answer } from "./answer.js"

const { generateAnchors, matchAnchors, sampleBalanced, encodeBoxes } = specBackend.operations

const { anchors } = await answer(
  generateAnchors({
    height: 6,
    width: 8,
    strideY: 16,
    strideX: 16,
    sizes: [32, 64],
    ratios: [0.5, 1, 2],
    offset: 0.5,
    rounding: "none",
    order: "ratio-major",
  }),
)
const truths = rows(4, [
  [20, 18, 60, 50],
  [70, 30, 110, 90],
])
const { matches } = await answer(matchAnchors({ anchors, truths, high: 0.7, low: 0.3, lowQuality: "own" }))

const labels = toArray(matches).map((match) => (match >= 0 ? 1 : match === -1 ? 0 : -1))
const count = labels.length
const permutation = int32(
  [count],
  Array.from({ length: count }, (_, i) => (i * 89 + 7) % count),
)
const sample = await answer(
  sampleBalanced({ labels: int32([count], labels), permutation, size: 16, positiveFraction: 0.5 }),
)
console.log(
  `${count} anchors: ${labels.filter((x) => x === 1).length} positive, ${labels.filter((x) => x === -1).length} ignored`,
)
console.log(`sampled ${sample.positives.size} positive and ${sample.negatives.size} negative`)

const chosen = toArray(sample.positives)
const row = (n: number) => [0, 1, 2, 3].map((k) => anchors.get(n, k))
const { deltas } = await answer(
  encodeBoxes({
    boxes: rows(
      4,
      chosen.map((n) => [0, 1, 2, 3].map((k) => truths.get(matches.get(n), k))),
    ),
    anchors: float64([chosen.length, 4], chosen.flatMap(row)),
    weights: [1, 1, 1, 1],
  }),
)
chosen.forEach((n, i) => {
  console.log(
    `anchor ${n} → truth ${matches.get(n)}: ${[0, 1, 2, 3].map((k) => deltas.get(i, k).toFixed(3)).join("  ")}`,
  )
})
