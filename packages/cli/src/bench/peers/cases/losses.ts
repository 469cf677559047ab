import { drawn, normal } from "./data.js"
import type { PeerCase } from "./peer-case.js"
import { peerCase } from "./peer-case.js"

export const lossCases = (): readonly PeerCase[] => {
  const predictions = drawn([100_000, 4], 41, normal)
  const targets = drawn([100_000, 4], 42, normal)
  const size = "100,000 × 4"
  return [
    peerCase("smoothL1", { size, flops: 4e5 * 7, bar: 1 }, { predictions, targets, beta: 1 / 9 }),
    peerCase("smoothL1Gradient", { size, flops: 4e5 * 8, bar: 1 }, { predictions, targets, beta: 1 / 9 }),
  ]
}
