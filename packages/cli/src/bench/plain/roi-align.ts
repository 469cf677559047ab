export interface PlainPooling {
  readonly features: Float32Array
  readonly channels: number
  readonly height: number
  readonly width: number
  readonly boxes: Float32Array
  readonly images: Int32Array
  readonly scale: number
  readonly bins: number
  readonly samples: number
}

/** The samples along one side: the cells below and above, the weight of the one above, and 0 for a sample outside. */
interface Taps {
  readonly low: Int32Array
  readonly high: Int32Array
  readonly weight: Float64Array
  readonly inside: Float64Array
}

const tapsOf = (count: number): Taps => ({
  low: new Int32Array(count),
  high: new Int32Array(count),
  weight: new Float64Array(count),
  inside: new Float64Array(count),
})

const fillTaps = (taps: Taps, start: number, length: number, size: number): void => {
  const count = taps.low.length
  for (let k = 0; k < count; k += 1) {
    const at = start + ((k + 0.5) * length) / count
    const clamped = Math.min(Math.max(at, 0), size - 1)
    const low = Math.floor(clamped)
    taps.low[k] = low
    taps.high[k] = Math.min(low + 1, size - 1)
    taps.weight[k] = clamped - low
    taps.inside[k] = at < -1 || at > size ? 0 : 1
  }
}

/** RoIAlign (aligned) with the taps of each region worked out once, then four reads a sample. */
export const plainRoiAlign = (input: PlainPooling): Float32Array => {
  const { features, channels, height, width, boxes, images, scale, bins, samples } = input
  const out = new Float32Array(images.length * channels * bins * bins)
  const ys = tapsOf(bins * samples)
  const xs = tapsOf(bins * samples)
  for (let r = 0; r < images.length; r += 1) {
    const x1 = (boxes[4 * r] ?? 0) * scale
    const y1 = (boxes[4 * r + 1] ?? 0) * scale
    fillTaps(ys, y1 - 0.5, (boxes[4 * r + 3] ?? 0) * scale - y1, height)
    fillTaps(xs, x1 - 0.5, (boxes[4 * r + 2] ?? 0) * scale - x1, width)
    for (let c = 0; c < channels; c += 1) {
      const plane = ((images[r] ?? 0) * channels + c) * height * width
      poolPlane(features, plane, width, ys, xs, bins, samples, out, (r * channels + c) * bins * bins)
    }
  }
  return out
}

const poolPlane = (
  features: Float32Array,
  plane: number,
  width: number,
  ys: Taps,
  xs: Taps,
  bins: number,
  samples: number,
  out: Float32Array,
  to: number,
): void => {
  const share = 1 / (samples * samples)
  for (let y = 0; y < bins * samples; y += 1) {
    const top = plane + (ys.low[y] ?? 0) * width
    const bottom = plane + (ys.high[y] ?? 0) * width
    const below = (ys.weight[y] ?? 0) * (ys.inside[y] ?? 0) * share
    const above = (ys.inside[y] ?? 0) * share - below
    const row = to + Math.floor(y / samples) * bins
    for (let x = 0; x < bins * samples; x += 1) {
      const left = xs.low[x] ?? 0
      const right = xs.high[x] ?? 0
      const w = xs.weight[x] ?? 0
      const inTop = (features[top + left] ?? 0) * (1 - w) + (features[top + right] ?? 0) * w
      const inBottom = (features[bottom + left] ?? 0) * (1 - w) + (features[bottom + right] ?? 0) * w
      const bin = row + Math.floor(x / samples)
      out[bin] = (out[bin] ?? 0) + (inTop * above + inBottom * below) * (xs.inside[x] ?? 0)
    }
  }
}
