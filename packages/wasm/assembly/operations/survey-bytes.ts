/** The bits that any of many bytes has: a quick look at masks. */
const VECTOR_BYTES: usize = 16
const LINE_BYTES: usize = 64

@unmanaged
class Arguments {
  values: f64
  /** Of each piece: the bytes of all its vectors, joined by or. */
  found: f64
  /** Vectors of a piece, and how many bytes there are: the last vector may be filled up with others. */
  grain: f64
  count: f64
}

/** Vectors [first, end) of sixteen bytes, one piece. */
export function surveyBytes(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const values = <usize>args.values
  const last = values + min(<usize>end * VECTOR_BYTES, <usize>args.count & ~(VECTOR_BYTES - 1))
  let at = values + <usize>first * VECTOR_BYTES
  let bits = i8x16.splat(0)
  for (; at + LINE_BYTES <= last; at += LINE_BYTES) {
    const half = v128.or(v128.load(at), v128.load(at, 16))
    const other = v128.or(v128.load(at, 32), v128.load(at, 48))
    bits = v128.or(bits, v128.or(half, other))
  }
  for (; at < last; at += VECTOR_BYTES) bits = v128.or(bits, v128.load(at))
  const rest = <usize>args.count - (at - values)
  if (rest < VECTOR_BYTES) bits = v128.or(bits, firstBytes(v128.load(at), <i32>rest))
  v128.store(<usize>args.found + <usize>(first / <i32>args.grain) * VECTOR_BYTES, bits)
}

/** The first `count` bytes, and 0 in place of the others. */
function firstBytes(bytes: v128, count: i32): v128 {
  const places = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
  return v128.and(bytes, i8x16.lt_s(places, i8x16.splat(<i8>count)))
}
