import type { Float32Tensor } from "@detspec/core"
import { wrapFloat32 } from "@detspec/core"
import { drawn, labelsOf, normal, source, uniformBoxes } from "./data.js"
import type { PeerCase } from "./peer-case.js"
import { peerCase } from "./peer-case.js"

/** e^-|x| and ln(1 + e^-|x|) take about forty operations by polynomials. */
const logistic = 40

/** Boxes shifted and grown by a tenth of a side: half overlaps. */
const near = (boxes: Float32Tensor, seed: number): Float32Tensor => {
  const next = source(seed)
  const data = Float32Array.from(boxes.data)
  for (let n = 0; n < data.length; n += 4) {
    const [w, h] = [(data[n + 2] ?? 0) - (data[n] ?? 0), (data[n + 3] ?? 0) - (data[n + 1] ?? 0)]
    for (let k = 0; k < 4; k += 1)
      data[n + k] = (data[n + k] ?? 0) + (k % 2 === 0 ? w : h) * 0.2 * (next() - 0.5)
  }
  return wrapFloat32(boxes.shape, data)
}

const smoothL1 = (): readonly PeerCase[] => {
  const predictions = drawn([100_000, 4], 41, normal)
  const targets = drawn([100_000, 4], 42, normal)
  const size = "100,000 × 4"
  return [
    peerCase("smoothL1", { size, flops: 4e5 * 7, bar: 1 }, { predictions, targets, beta: 1 / 9 }),
    peerCase("smoothL1Gradient", { size, flops: 4e5 * 8, bar: 1 }, { predictions, targets, beta: 1 / 9 }),
  ]
}

const ofLogits = (): readonly PeerCase[] => {
  const logits = drawn([100_000, 80], 43, (next) => 3 * normal(next) - 3)
  const targets = drawn([100_000, 80], 44, (next) => (next() < 0.01 ? 1 : 0))
  const size = "100,000 × 80"
  const settings = { size, except: ["spec", "gpu"] }
  const focal = { logits, targets, weighting: "alpha", alpha: 0.25, gamma: 2 } as const
  return [
    peerCase("sigmoidFocalLoss", { ...settings, flops: 8e6 * (logistic + 14), bar: 5 }, focal),
    peerCase("sigmoidFocalLossGradient", { ...settings, flops: 8e6 * (logistic + 24), bar: 8 }, focal),
    peerCase("binaryCrossEntropy", { ...settings, flops: 8e6 * logistic, bar: 1 }, { logits, targets }),
    peerCase(
      "binaryCrossEntropyGradient",
      { ...settings, flops: 8e6 * (logistic + 6), bar: 1 },
      { logits, targets },
    ),
  ]
}

const ofClasses = (): readonly PeerCase[] => {
  const logits = drawn([100_000, 21], 45, normal)
  const labels = labelsOf(100_000, 21, 46)
  const settings = { size: "100,000 × 21", flops: 2.1e6 * 22, bar: 1 }
  return [
    peerCase("softmaxCrossEntropy", settings, { logits, labels }),
    peerCase("softmaxCrossEntropyGradient", settings, { logits, labels }),
  ]
}

const ofBoxes = (): readonly PeerCase[] => {
  const targets = uniformBoxes(100_000, 47)
  const input = { predictions: near(targets, 48), targets, epsilon: 1e-7 }
  const complete = { ...input, alphaGradient: "constant" } as const
  const settings = (flops: number) => ({ size: "100,000", flops: 1e5 * flops, bar: 1 })
  return [
    peerCase("boxIouLoss", settings(16), input),
    peerCase("boxIouLossGradient", settings(60), input),
    peerCase("generalizedBoxIouLoss", settings(24), input),
    peerCase("generalizedBoxIouLossGradient", settings(90), input),
    peerCase("distanceBoxIouLoss", settings(32), input),
    peerCase("distanceBoxIouLossGradient", settings(90), input),
    peerCase("completeBoxIouLoss", settings(80), complete),
    peerCase("completeBoxIouLossGradient", settings(150), complete),
  ]
}

export const lossCases = (): readonly PeerCase[] => [...smoothL1(), ...ofClasses(), ...ofBoxes()]

/** The data of these are as large as a picture's: made only when they are asked for. */
export const logitCases = (): readonly PeerCase[] => ofLogits()
