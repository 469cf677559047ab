import type { Float32Tensor } from "@detspec/core"
import { wrapFloat32 } from "@detspec/core"
import type { In } from "@detspec/spec"
import { generateAnchors } from "@detspec/spec"
import { drawn, uniformBoxes } from "./data.js"
import type { PeerCase } from "./peer-case.js"
import { peerCase } from "./peer-case.js"

const ratios = [0.5, 1, 2]
const third = 2 ** (1 / 3)

const level = (height: number, width: number, stride: number): In<"generateAnchors"> => ({
  height,
  width,
  strideY: stride,
  strideX: stride,
  sizes: [4 * stride, Math.floor(4 * stride * third), Math.floor(4 * stride * third ** 2)],
  ratios,
  offset: 0,
  rounding: "half-even",
  order: "ratio-major",
})

/** RetinaNet's five levels on a picture of 1333 × 800, padded to 1344: 201,600 anchors. */
const pyramid = (): Float32Tensor => {
  const levels = [
    level(100, 168, 8),
    level(50, 84, 16),
    level(25, 42, 32),
    level(13, 21, 64),
    level(7, 11, 128),
  ]
  const parts = levels.map((input) => generateAnchors(input).anchors.data)
  const data = Float32Array.from(parts.flatMap((part) => [...part]))
  return wrapFloat32([data.length / 4, 4], data)
}

export const anchorCases = (): readonly PeerCase[] => {
  const anchors = pyramid()
  const [count = 0] = anchors.shape
  const matching = { high: 0.5, low: 0.4, lowQuality: "own" } as const
  const match = (truths: number, bar: number) =>
    peerCase(
      "matchAnchors",
      { size: `${count.toLocaleString("en")} on five grids × ${truths}`, bar, except: ["spec"] },
      { ...matching, anchors, truths: uniformBoxes(truths, 20 + truths, 24, 500) },
    )
  const anywhere = uniformBoxes(count, 25)
  const quality = drawn([20, count], 24, (next) => next())
  const levels = {
    canonicalSize: 224,
    canonicalLevel: 4,
    minLevel: 2,
    maxLevel: 5,
    epsilon: 1e-6,
    epsilonAt: "level",
  } as const
  return [
    peerCase("generateAnchors", { size: "160 × 140 cells of 9", bar: 20 }, level(160, 140, 8)),
    match(20, 200),
    match(100, 200),
    peerCase(
      "matchAnchors",
      { size: `${count.toLocaleString("en")} anywhere × 100`, bar: 5, except: ["spec"] },
      { ...matching, anchors: anywhere, truths: uniformBoxes(100, 26, 24, 500) },
    ),
    peerCase(
      "matchQuality",
      { size: `20 × ${count.toLocaleString("en")}`, bar: 1, except: ["spec"] },
      { ...matching, quality },
    ),
    peerCase(
      "assignPyramidLevels",
      { size: "100,000", bar: 1 },
      { boxes: uniformBoxes(100_000, 27), ...levels },
    ),
  ]
}
