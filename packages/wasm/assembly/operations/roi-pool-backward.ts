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

/** Channels that are filled together: so many bins of a region lie side by side, and so many planes stay at hand. */
const TOGETHER: i32 = 8

/** Elements [first, end): eight channels of one image each, fewer at the end. */
export function roiPoolBackward(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const channels = <i32>args.channels
  const each = (channels + TOGETHER - 1) / TOGETHER
  for (let element = first; element < end; element++) {
    const channel = (element % each) * TOGETHER
    fillPlanes(args, element / each, channel, min(TOGETHER, channels - channel))
  }
}

function fillPlanes(args: Arguments, image: i32, channel: i32, count: i32): void {
  const channels = <i32>args.channels
  const planeBytes = <usize>args.cells * FLOAT_BYTES
  const planes = <usize>args.gradient + <usize>(image * channels + channel) * planeBytes
  const regions = <usize>args.regions
  const firsts = <usize>args.firsts + <usize>image * 4
  const binBytes = <usize>args.bins * FLOAT_BYTES
  const cotangent = <usize>args.cotangent
  const argmax = <usize>args.argmax
  memory.fill(planes, 0, <usize>count * planeBytes)
  for (let at = load<i32>(firsts); at < load<i32>(firsts, 4); at++) {
    const offset = <usize>(load<i32>(regions + <usize>at * 4) * channels + channel) * binBytes
    for (let n: usize = 0; n < <usize>count; n++) {
      const bins = offset + n * binBytes
      giveBack(cotangent + bins, argmax + bins, binBytes, planes + n * planeBytes)
    }
  }
}

function giveBack(cotangent: usize, argmax: usize, bytes: usize, plane: usize): void {
  for (let bin: usize = 0; bin < bytes; bin += FLOAT_BYTES) {
    const place = load<i32>(argmax + bin)
    if (place < 0) continue
    const cell = plane + <usize>place * FLOAT_BYTES
    store<f32>(cell, load<f32>(cell) + load<f32>(cotangent + bin))
  }
}
