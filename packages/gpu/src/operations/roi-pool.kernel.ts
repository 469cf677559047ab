import { toBoxes, wrapFloat32, wrapInt32 } from "@detspec/core"
import type { In, Out } from "@detspec/spec"
import { roiPoolBins } from "@detspec/spec"
import type { Taps } from "@detspec/spec/parts"
import { cellsBetween, isFlushed } from "@detspec/spec/parts"
import type { KernelOf } from "../kernel.js"
import type { Run } from "../launch.js"
import { flat } from "../pack.js"
import type { Pooled } from "../pooling.js"
import { pool } from "../pooling.js"
import type { Plane, Thread } from "../thread.js"

/**
 * Which of the features that a bin reads is the greatest, the first of them; `nothing` where it reads none. Places are
 * read before they are used: gpu.js for WebGL names the element that is an index twice, where two statements have one.
 */
function firstGreatest(this: Thread, features: Plane, taps: Plane, starts: Plane, nothing: number): number {
  const end = starts[this.thread.z][this.thread.y + 1]
  let best = -1e30
  let place = nothing
  for (let k = starts[this.thread.z][this.thread.y]; k < end; k += 4) {
    const first = taps[0][k]
    const second = taps[0][k + 1]
    const third = taps[0][k + 2]
    const fourth = taps[0][k + 3]
    const a = features[first][this.thread.x]
    const b = features[second][this.thread.x]
    const c = features[third][this.thread.x]
    const d = features[fourth][this.thread.x]
    place = a > best ? first : place
    best = a > best ? a : best
    place = b > best ? second : place
    best = b > best ? b : best
    place = c > best ? third : place
    best = c > best ? c : best
    place = d > best ? fourth : place
    best = d > best ? d : best
  }
  return place
}

type Input = In<"roiPool">

const places = (run: Run, input: Input): Promise<Pooled | undefined> => {
  const { features, spatialScale: s, pooledHeight, pooledWidth, rounding } = input
  const [, , height = 0, width = 0] = features.shape
  const along = (low: number, high: number, bins: number, side: number): readonly Taps[] =>
    roiPoolBins([low * s, high * s], bins, side, rounding).map(({ from, to }) =>
      cellsBetween(from, to - 1, side, 1),
    )
  const regions = toBoxes(input.boxes).map(([x1, y1, x2, y2]) => ({
    rows: along(y1, y2, pooledHeight, height),
    columns: along(x1, x2, pooledWidth, width),
  }))
  return pool(run, {
    name: "pooling.firstGreatest",
    source: firstGreatest,
    features,
    images: input.images,
    rows: pooledHeight,
    columns: pooledWidth,
    positionSensitive: false,
    groups: (r, i, j) => [[regions[r].rows[i], regions[r].columns[j]]],
    least: 0,
    nothing: -1,
  })
}

/** The features at their places, and the places on their own maps. A loop: the numbers are many. */
const finish = ({ features, images }: Input, { output: found, first }: Pooled): Out<"roiPool"> => {
  const { data, offset, shape, stride, size } = found
  const [regions = 0, channels = 0, rows = 0, columns = 0] = shape
  const [byRegion = 0, byChannel = 0, , byBin = 0] = stride
  const cells = (features.shape[2] ?? 0) * (features.shape[3] ?? 0)
  const [values, output, argmax] = [flat(features), new Float32Array(size), new Int32Array(size)]
  for (let plane = 0; plane < regions * channels; plane += 1) {
    const [r, c] = [Math.floor(plane / channels), plane % channels]
    const [image, from] = [images.get(r), offset + r * byRegion + c * byChannel]
    const [map, origin, at] = [(image * channels + c) * cells, first(image, 0), plane * rows * columns]
    for (let bin = 0; bin < rows * columns; bin += 1) {
      const place = data[from + bin * byBin]
      argmax[at + bin] = place < 0 ? -1 : place - origin
      output[at + bin] = place < 0 ? 0 : values[map + place - origin]
    }
  }
  return { output: wrapFloat32(shape, output), argmax: wrapInt32(shape, argmax) }
}

/**
 * The search is the device's; what lies at a place is read on the host, which also answers for maps with numbers
 * so small that a device may take them for 0.
 */
export const roiPoolKernel: KernelOf<"roiPool"> = {
  rows: ["boxes", "images"],
  compute: (run) => async (input) => {
    if (flat(input.features).some(isFlushed)) return undefined
    const found = await places(run, input)
    return found && finish(input, found)
  },
}
