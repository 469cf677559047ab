/** The loss of logits against targets between 0 and 1, and its slope s(x) - t. */
import { add, div, splat } from "../lanes/lanes"
import { anyWidth, farther, report, Sights } from "../lanes/sight"
import { against, decay, logLoss, slopeNumerator } from "../losses/logistic"
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

/** The test stands at the loop's end, so that what is constant is not computed in it. */
function pass<W>(first: i32, end: i32, args: Arguments): void {
  const logits = <usize>args.logits
  const targets = <usize>args.targets
  const loss = <usize>args.loss
  const gradient = <usize>args.gradient
  const last = <usize>end * VECTOR_BYTES
  let farthest = i32x4.splat(0)
  let farthestTarget = farthest
  let signs = farthest
  let at = <usize>first * VECTOR_BYTES
  do {
    const logit = v128.load(logits + at)
    const target = v128.load(targets + at)
    farthest = farther(farthest, logit)
    farthestTarget = farther(farthestTarget, target)
    signs = v128.or(signs, target)
    const wrong = against(logit, target)
    const e = decay(logit)
    v128.store(loss + at, logLoss(logit, wrong, e))
    if (changetype<W>(0).slope())
      v128.store(gradient + at, div(slopeNumerator(logit, wrong, e), add(splat(1), e)))
    at += VECTOR_BYTES
  } while (at < last)
  report(args, args.sights, first, farthest, splat(-0.0), anyWidth())
  report(args, args.otherSights, first, farthestTarget, signs, anyWidth())
}
