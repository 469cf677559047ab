/** The loss of each row of logits against its label, and its slopes p - [c = label]. */
import { exp } from "../lanes/exponential"
import { add, choose, div, FLOAT_BYTES, greater, LANES, lesser, splat, sub } from "../lanes/lanes"
import { log1p } from "../lanes/log1p"
import { log } from "../lanes/logarithm"
import { storeSome } from "../pairs/pair-rows"

const VECTOR_BYTES: usize = 16

/** Logits [N, C], i32 labels [N], loss [N], slopes [N, C] or 0. */
@unmanaged
class Arguments {
  logits: f64
  labels: f64
  loss: f64
  gradient: f64
  classes: f64
}

/** Rows [first, end). */
export function softmaxCrossEntropy(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const classes = <i32>args.classes
  const bytes = <usize>classes * FLOAT_BYTES
  const labels = <usize>args.labels
  const loss = <usize>args.loss
  const gradient = <usize>args.gradient
  for (let row = <usize>first; row < <usize>end; row++) {
    const label = load<i32>(labels + row * FLOAT_BYTES)
    const logits = <usize>args.logits + row * bytes
    const slopes = gradient === 0 ? 0 : gradient + row * bytes
    if (label < 0) {
      store<f32>(loss + row * FLOAT_BYTES, 0)
      if (slopes !== 0) memory.fill(slopes, 0, bytes)
    } else store<f32>(loss + row * FLOAT_BYTES, lossOfRow(logits, classes, label, slopes))
  }
}

/** m - x_l + ln(1 + rest), where m is the largest logit and 1 + rest the sum of e^(x - m). */
function lossOfRow(logits: usize, classes: i32, label: i32, slopes: usize): f32 {
  const largest = largestOf(logits, classes)
  const rest = restOf(logits, classes, largest, slopes)
  const x = load<f32>(logits + <usize>label * FLOAT_BYTES)
  if (slopes !== 0) turnIntoSlopes(slopes, classes, label, rest)
  return largest - x + logOf(rest)
}

/** ln(1 + rest): the series for small sums keeps their digits. */
function logOf(rest: f32): f32 {
  const sum = splat(rest)
  const small = log1p(lesser(sum, splat(1)))
  return f32x4.extract_lane(choose(f32x4.lt(sum, splat(1)), small, log(add(sum, splat(1)))), 0)
}

/** Ones in the lanes below `count`. */
function lanesBelow(count: i32): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count))
}

function largestOf(logits: usize, classes: i32): f32 {
  let most = splat(f32.NEGATIVE_INFINITY)
  let at = logits
  let left = classes
  for (; left >= LANES; left -= LANES) {
    most = greater(most, v128.load(at))
    at += VECTOR_BYTES
  }
  if (left > 0) most = choose(lanesBelow(left), greater(most, v128.load(at)), most)
  const pair = greater(most, v128.shuffle<i32>(most, most, 2, 3, 0, 1))
  return f32x4.extract_lane(greater(pair, v128.shuffle<i32>(pair, pair, 1, 0, 3, 2)), 0)
}

/** The sum of e^(x - m) without the one of m itself: what is equal to m is counted, so that small sums keep their digits. */
function restOf(logits: usize, classes: i32, largest: f32, slopes: usize): f32 {
  const m = splat(largest)
  let sum = splat(0)
  let equals = i32x4.splat(0)
  let offset: usize = 0
  for (let left = classes; left > 0; left -= LANES) {
    const x = v128.load(logits + offset)
    const valid = lanesBelow(left)
    const equal = v128.and(f32x4.eq(x, m), valid)
    const e = exp(sub(x, m))
    sum = add(sum, v128.andnot(v128.and(e, valid), equal))
    equals = i32x4.sub(equals, equal)
    if (slopes !== 0) storeRow(slopes + offset, e, left)
    offset += VECTOR_BYTES
  }
  return sumOf(sum) + <f32>(<i32>sumOf(f32x4.convert_i32x4_s(equals)) - 1)
}

function storeRow(at: usize, lanes: v128, left: i32): void {
  if (left >= LANES) v128.store(at, lanes)
  else storeSome(at, lanes, left)
}

function sumOf(lanes: v128): f32 {
  const pair = add(lanes, v128.shuffle<i32>(lanes, lanes, 2, 3, 0, 1))
  return f32x4.extract_lane(add(pair, v128.shuffle<i32>(pair, pair, 1, 0, 3, 2)), 0)
}

/** e^(x - m) over their sum; at the label minus what the others have. */
function turnIntoSlopes(slopes: usize, classes: i32, label: i32, rest: f32): void {
  const total = splat(<f32>1 + rest)
  const own = load<f32>(slopes + <usize>label * FLOAT_BYTES)
  const others = own === 1 ? rest : <f32>1 + (rest - own)
  let offset: usize = 0
  for (let left = classes; left > 0; left -= LANES) {
    storeRow(slopes + offset, div(v128.load(slopes + offset), total), left)
    offset += VECTOR_BYTES
  }
  store<f32>(slopes + <usize>label * FLOAT_BYTES, -others / (<f32>1 + rest))
}
