import type { Uint8Tensor } from "@detspec/core"
import { wrapUint8 } from "@detspec/core"
import { drawn, uniformBoxes } from "./data.js"
import type { PeerCase } from "./peer-case.js"
import { peerCase } from "./peer-case.js"

const height = 480
const width = 640

/** An ellipse in each of `count` boxes of a picture of 640 × 480. */
const ellipses = (count: number, seed: number): Uint8Tensor => {
  const boxes = uniformBoxes(count, seed, 24, 300).data
  const data = new Uint8Array(count * height * width)
  for (let n = 0; n < count; n += 1) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = boxes.subarray(4 * n, 4 * n + 4).map((x) => 0.48 * x)
    const [x, y, a, b] = [(x1 + x2) / 2, (y1 + y2) / 2, (x2 - x1) / 2, (y2 - y1) / 2]
    for (let i = Math.floor(y1); i <= y2; i += 1)
      for (let j = Math.floor(x1); j <= x2; j += 1)
        if (((j - x) / a) ** 2 + ((i - y) / b) ** 2 <= 1) data[(n * height + i) * width + j] = 1
  }
  return wrapUint8([count, height, width], data)
}

export const maskCases = (): readonly PeerCase[] => {
  const masks1 = ellipses(100, 61)
  const masks2 = ellipses(50, 62)
  const soft = drawn([100, 28, 28], 63, (next) => next())
  const size = "640 × 480"
  return [
    peerCase("maskIou", { size: `100 × 50 of ${size}`, bar: 1, except: ["spec"] }, { masks1, masks2 }),
    peerCase(
      "masksToBoxes",
      { size: `100 of ${size}`, bar: 1, except: ["spec"] },
      { masks: masks1, ends: "inclusive" },
    ),
    peerCase(
      "pasteMasks",
      { size: "100 of 28 × 28 on 1333 × 800", bar: 1, except: ["spec"] },
      { masks: soft, boxes: uniformBoxes(100, 64, 24, 400), height: 800, width: 1333, grid: "integer" },
    ),
  ]
}
