import { drawn, normal, uniformBoxes } from "./data.js"
import type { PeerCase } from "./peer-case.js"
import { peerCase } from "./peer-case.js"

export const boxCases = (): readonly PeerCase[] => {
  const count = 100_000
  const anchors = uniformBoxes(count, 11)
  const boxes = uniformBoxes(count, 12)
  const deltas = drawn([count, 1, 4], 13, (next) => 0.3 * normal(next))
  const weights = [1, 1, 1, 1] as const
  const size = "100,000"
  return [
    peerCase(
      "decodeBoxes",
      { size, flops: 50 * count, bar: 3.5 },
      { deltas, anchors, weights, clamp: Math.log(1000 / 16) },
    ),
    peerCase("encodeBoxes", { size, flops: 50 * count, bar: 1 }, { boxes, anchors, weights }),
    peerCase("clipBoxes", { size, bar: 1 }, { boxes, height: 600, width: 1000 }),
    peerCase("removeSmallBoxes", { size, bar: 1 }, { boxes, minSize: 100 }),
    peerCase("convertBoxes", { size, bar: 1 }, { boxes, from: "xyxy", to: "cxcywh" }),
  ]
}
