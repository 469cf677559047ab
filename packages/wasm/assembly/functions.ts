/** The approximated functions alone, over lists of whole vectors: compiled by the test that measures them. */
import { angle as angleOf } from "./lanes/arctangent"
import { exp as expOf } from "./lanes/exponential"
import { log1p as log1pOf } from "./lanes/log1p"
import { Logarithm } from "./lanes/logarithm"

const VECTOR_BYTES: usize = 16

export function exp(x: usize, y: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += VECTOR_BYTES) v128.store(y + at, expOf(v128.load(x + at)))
}
export function log(x: usize, y: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += VECTOR_BYTES) v128.store(y + at, Logarithm.of(v128.load(x + at)))
}
export function log1p(x: usize, y: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += VECTOR_BYTES) v128.store(y + at, log1pOf(v128.load(x + at)))
}
/** The angle of a box of height 1. */
export function angle(x: usize, y: usize, bytes: usize): void {
  const one = f32x4.splat(1)
  for (let at: usize = 0; at < bytes; at += VECTOR_BYTES) v128.store(y + at, angleOf(v128.load(x + at), one))
}
