import type { In } from "@detspec/spec"
import type { KernelOf } from "../kernel.js"
import type { LogisticPass } from "../logistic.js"
import { logisticGradient } from "../logistic.js"
import type { Row, Thread } from "../thread.js"
import { classWeights, focalLossPass, isPlainPower, powerCoefficients } from "./sigmoid-focal-loss.kernel.js"

/** α_t (P σ' + P' q' CE) with P = c₀ + c₁ q + c₂ q², σ' = σ(x) - t, and q' = (1 - 2t) σ(x) σ(-x). */
function focalSlope(
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
  const ce = size * against + 2 * s * series
  const whole = 1 / (1 + e)
  const q = (against + (1 - against) * e) * whole
  const toward = logit < 0 ? e : 1
  const away = logit < 0 ? 1 : e
  const slope = ((1 - target) * toward - target * away) * whole
  const rate = (1 - 2 * target) * e * whole * whole
  const weight = yes * target + no * (1 - target)
  return weight * ((c0 + q * (c1 + q * c2)) * slope + (c1 + 2 * c2 * q) * rate * ce)
}

/** The same for any γ, with P = q^γ and P' = γ q^γ / q; both are 0 where q is. */
function focalPowerSlope(
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
  const ce = size * against + 2 * s * series
  const whole = 1 / (1 + e)
  const q = (against + (1 - against) * e) * whole
  const toward = logit < 0 ? e : 1
  const away = logit < 0 ? 1 : e
  const slope = ((1 - target) * toward - target * away) * whole
  const rate = q > 0 ? ((1 - 2 * target) * e * whole * whole) / (q > 0 ? q : 1) : 0
  const power = q > 0 ? Math.exp(gamma * Math.log(q > 0 ? q : 1)) : 0
  return (yes * target + no * (1 - target)) * power * (slope + gamma * rate * ce)
}

const slopePass = (input: In<"sigmoidFocalLossGradient">): LogisticPass => {
  const { gamma } = input
  const weights = classWeights(input)
  return isPlainPower(gamma)
    ? { name: "focal.slope", source: focalSlope, numbers: [...weights, ...powerCoefficients(gamma)] }
    : { name: "focal.powerSlope", source: focalPowerSlope, numbers: [...weights, gamma] }
}

export const sigmoidFocalLossGradientKernel: KernelOf<"sigmoidFocalLossGradient"> = logisticGradient(
  focalLossPass,
  slopePass,
)
