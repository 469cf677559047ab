/** Every bin's number goes to the cell that was greatest. */
import { FLOAT_BYTES } from "../lanes/lanes"

/** Bins and cells [regions, channels, bins], i32 places; the gradient [images, channels, cells]; regions by image. */
@unmanaged
class Arguments {
  cotangent: f64
  argmax: f64
  gradient: f64
  channels: f64
  bins: f64
  cells: f64
  regions: f64
  firsts: f64
}

/** Planes [first, end) of the gradient: one channel of one image each. */
export function roiPoolBackward(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const channels = <i32>args.channels
  const planeBytes = <usize>args.cells * FLOAT_BYTES
  for (let plane = first; plane < end; plane++) {
    const target = <usize>args.gradient + <usize>plane * planeBytes
    memory.fill(target, 0, planeBytes)
    const image = <usize>args.firsts + <usize>(plane / channels) * 4
    for (let at = load<i32>(image); at < load<i32>(image, 4); at++) {
      const region = load<i32>(<usize>args.regions + <usize>at * 4)
      giveBack(args, <usize>(region * channels + (plane % channels)), target)
    }
  }
}

function giveBack(args: Arguments, plane: usize, target: usize): void {
  const bytes = <usize>args.bins * FLOAT_BYTES
  const cotangent = <usize>args.cotangent + plane * bytes
  const argmax = <usize>args.argmax + plane * bytes
  for (let bin: usize = 0; bin < bytes; bin += FLOAT_BYTES) {
    const place = load<i32>(argmax + bin)
    if (place < 0) continue
    const cell = target + <usize>place * FLOAT_BYTES
    store<f32>(cell, load<f32>(cell) + load<f32>(cotangent + bin))
  }
}
