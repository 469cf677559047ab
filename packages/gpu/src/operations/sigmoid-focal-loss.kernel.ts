import type { In } from "@detspec/spec"
import type { KernelOf } from "../kernel.js"
import type { LogisticPass } from "../logistic.js"
import { logisticLoss } from "../logistic.js"
import type { Row, Thread } from "../thread.js"

/**
 * α_t (c₀ + c₁ q + c₂ q²) CE: γ of 0, 1 or 2 picks one of the c. The logarithm in CE is the series of `logLoss`;
 * q = 1 - p_t has numerator t e + (1 - t) below zero and t + (1 - t) e above, and is never a difference of near equals.
 */
function focalLoss(
  this: Thread,
  logits: Row,
  targets: Row,
  decayed: Row,
  yes: number,
  no: number,
  c0: number,
  c1: number,
  c2: number,
): number {
  const logit = logits[this.thread.x]
  const target = targets[this.thread.x]
  const e = decayed[this.thread.x]
  const s = e / (2 + e)
  const r = s * s
  const series = 1 + r * (1 / 3 + r * (1 / 5 + r * (1 / 7 + r * (1 / 9 + r * (1 / 11 + r * (1 / 13))))))
  const against = logit < 0 ? target : 1 - target
  const size = logit < 0 ? -logit : logit
  const q = (against + (1 - against) * e) / (1 + e)
  return (yes * target + no * (1 - target)) * (c0 + q * (c1 + q * c2)) * (size * against + 2 * s * series)
}

/** α_t q^γ CE for any γ: a power costs more than all the rest. */
function focalPowerLoss(
  this: Thread,
  logits: Row,
  targets: Row,
  decayed: Row,
  yes: number,
  no: number,
  gamma: number,
): number {
  const logit = logits[this.thread.x]
  const target = targets[this.thread.x]
  const e = decayed[this.thread.x]
  const s = e / (2 + e)
  const r = s * s
  const series = 1 + r * (1 / 3 + r * (1 / 5 + r * (1 / 7 + r * (1 / 9 + r * (1 / 11 + r * (1 / 13))))))
  const against = logit < 0 ? target : 1 - target
  const size = logit < 0 ? -logit : logit
  const q = (against + (1 - against) * e) / (1 + e)
  const power = q > 0 ? Math.exp(gamma * Math.log(q > 0 ? q : 1)) : 0
  return (yes * target + no * (1 - target)) * power * (size * against + 2 * s * series)
}

type Focal = In<"sigmoidFocalLoss">

/** The weights of yes and no. */
export const classWeights = ({ weighting, alpha }: Focal): readonly [number, number] =>
  weighting === "alpha" ? [alpha, 1 - alpha] : [1, 1]

/** Whether q^γ needs no power: γ is 0, 1 or 2. */
export const isPlainPower = (gamma: number): boolean => gamma === 0 || gamma === 1 || gamma === 2

/** The coefficients of 1, q and q² in q^γ. */
export const powerCoefficients = (gamma: number): readonly number[] =>
  [0, 1, 2].map((k) => (k === gamma ? 1 : 0))

export const focalLossPass = (input: Focal): LogisticPass => {
  const { gamma } = input
  const weights = classWeights(input)
  return isPlainPower(gamma)
    ? { name: "focal.loss", source: focalLoss, numbers: [...weights, ...powerCoefficients(gamma)] }
    : { name: "focal.powerLoss", source: focalPowerLoss, numbers: [...weights, gamma] }
}

export const sigmoidFocalLossKernel: KernelOf<"sigmoidFocalLoss"> = logisticLoss(focalLossPass)
