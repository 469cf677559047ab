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

const FOUR_BYTES: usize = 4 * FLOAT_BYTES
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

/** Four bins at a time, then those that are left. */
function giveBack(cotangent: usize, argmax: usize, bytes: usize, plane: usize): void {
  const whole = bytes & ~(FOUR_BYTES - 1)
  let bin: usize = 0
  for (; bin < whole; bin += FOUR_BYTES) {
    giveOne(cotangent + bin, argmax + bin, plane)
    giveOne(cotangent + bin + 4, argmax + bin + 4, plane)
    giveOne(cotangent + bin + 8, argmax + bin + 8, plane)
    giveOne(cotangent + bin + 12, argmax + bin + 12, plane)
  }
  for (; bin < bytes; bin += FLOAT_BYTES) giveOne(cotangent + bin, argmax + bin, plane)
}

function giveOne(cotangent: usize, argmax: usize, plane: usize): void {
  const place = load<i32>(argmax)
  if (place < 0) return
  const cell = plane + ((<usize>place) << 2)
  store<f32>(cell, load<f32>(cell) + load<f32>(cotangent))
}
