/** What this machine can do at most: floats copied from memory to memory, floats multiplied and added in registers. */
import { add, mul, splat } from "../lanes/lanes"

const BLOCK_BYTES: usize = 65536

@unmanaged
class Arguments {
  source: f64
  target: f64
  rounds: f64
}

/** Blocks [first, end) of 16,384 floats, from one place to another. */
export function copyBlocks(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const offset = <usize>args.target - <usize>args.source
  const last = <usize>args.source + <usize>end * BLOCK_BYTES
  for (let at = <usize>args.source + <usize>first * BLOCK_BYTES; at < last; at += 64) {
    v128.store(at + offset, v128.load(at))
    v128.store(at + offset, v128.load(at, 16), 16)
    v128.store(at + offset, v128.load(at, 32), 32)
    v128.store(at + offset, v128.load(at, 48), 48)
  }
}

/** Elements [first, end), each so many rounds of eight multiplications and eight additions of four floats. */
export function multiplyAdd(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const factor = splat(0.999)
  const summand = splat(0.001)
  let a = splat(<f32>first)
  let b = splat(1)
  let c = splat(2)
  let d = splat(3)
  let e = splat(4)
  let f = splat(5)
  let g = splat(6)
  let h = splat(7)
  for (let round = 0; round < (end - first) * <i32>args.rounds; round++) {
    a = add(mul(a, factor), summand)
    b = add(mul(b, factor), summand)
    c = add(mul(c, factor), summand)
    d = add(mul(d, factor), summand)
    e = add(mul(e, factor), summand)
    f = add(mul(f, factor), summand)
    g = add(mul(g, factor), summand)
    h = add(mul(h, factor), summand)
  }
  const sum = add(add(add(a, b), add(c, d)), add(add(e, f), add(g, h)))
  v128.store(<usize>args.target + ((<usize>first) << 4), sum)
}
