/** The loss of logits against targets between 0 and 1, and its slope s(x) - t. */
import { add, div, splat } from "../lanes/lanes"
import { anyWidth, fartherOrNegative, magnitude, orNone, report, Sights } from "../lanes/sight"
import { against, decays, logLoss, STRIP_BYTES, slopeNumerator, withSignOf } from "../losses/logistic"
import { LossAlone, LossAndSlope } from "../losses/wanted"

const VECTOR_BYTES: usize = 16

@unmanaged
class Arguments extends Sights {
  logits: f64
  targets: f64
  loss: f64
  gradient: f64
}

/** Vectors [first, end) of four elements, one piece. Without `gradient` only the loss is written. */
export function binaryCrossEntropy(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  if (args.gradient === 0) pass<LossAlone>(first, end, args)
  else pass<LossAndSlope>(first, end, args)
}

/** Strip by strip: e^-|x| where the losses will lie, then all else. */
function pass<W>(first: i32, end: i32, args: Arguments): void {
  const last = <usize>end * VECTOR_BYTES
  let farthest = i32x4.splat(0)
  let farthestTarget = farthest
  let at = <usize>first * VECTOR_BYTES
  do {
    const next = min(at + STRIP_BYTES, last)
    farthest = decays(<usize>args.logits, at, next, <usize>args.loss, farthest)
    farthestTarget = strip<W>(args, at, next, farthestTarget)
    at = next
  } while (at < last)
  report(args, args.sights, first, magnitude(farthest), splat(-0.0), anyWidth())
  report(args, args.otherSights, first, orNone(farthestTarget), farthestTarget, anyWidth())
}

/** The test stands at the loop's end, so that what is constant is not computed in it. */
function strip<W>(args: Arguments, first: usize, last: usize, farthest: v128): v128 {
  const logits = <usize>args.logits
  const targets = <usize>args.targets
  const loss = <usize>args.loss
  const gradient = <usize>args.gradient
  let seen = farthest
  let at = first
  do {
    const logit = v128.load(logits + at)
    const target = v128.load(targets + at)
    const e = v128.load(loss + at)
    seen = fartherOrNegative(seen, target)
    const wrong = against(logit, target)
    v128.store(loss + at, logLoss(logit, wrong, e))
    if (changetype<W>(0).slope())
      v128.store(gradient + at, withSignOf(logit, div(slopeNumerator(wrong, e), add(splat(1), e))))
    at += VECTOR_BYTES
  } while (at < last)
  return seen
}
