/** The loss of logits against targets between 0 and 1, and its slope s(x) - t. */
import { add, div, splat } from "../lanes/lanes"
import { against, decay, logLoss, slopeNumerator } from "../losses/logistic"

const VECTOR_BYTES: usize = 16

@unmanaged
class Arguments {
  logits: f64
  targets: f64
  loss: f64
  gradient: f64
}

/** Vectors [first, end) of four elements. Without `gradient` only the loss is written. */
export function binaryCrossEntropy(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const logits = <usize>args.logits
  const targets = <usize>args.targets
  const loss = <usize>args.loss
  const gradient = <usize>args.gradient
  for (let at = <usize>first * VECTOR_BYTES; at < <usize>end * VECTOR_BYTES; at += VECTOR_BYTES) {
    const logit = v128.load(logits + at)
    const wrong = against(logit, v128.load(targets + at))
    const e = decay(logit)
    v128.store(loss + at, logLoss(logit, wrong, e))
    if (gradient === 0) continue
    v128.store(gradient + at, div(slopeNumerator(logit, wrong, e), add(splat(1), e)))
  }
}
