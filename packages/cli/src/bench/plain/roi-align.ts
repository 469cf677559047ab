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

interface Tap {
  readonly low: number
  readonly high: number
  readonly weight: number
  readonly inside: boolean
}

const tap = (at: number, size: number): Tap => {
  if (at < -1 || at > size) return { low: 0, high: 0, weight: 0, inside: false }
  const clamped = Math.min(Math.max(at, 0), size - 1)
  const low = Math.floor(clamped)
  return { low, high: Math.min(low + 1, size - 1), weight: clamped - low, inside: true }
}

const taps = (start: number, length: number, bins: number, samples: number, size: number): readonly Tap[] =>
  Array.from({ length: bins * samples }, (_, k) => tap(start + ((k + 0.5) * length) / (bins * samples), size))

/** RoIAlign (aligned) with the taps of each region worked out once, then four reads a sample. */
export const plainRoiAlign = (input: PlainPooling): Float32Array => {
  const { features, channels, height, width, boxes, images, scale, bins, samples } = input
  const regions = images.length
  const out = new Float32Array(regions * channels * bins * bins)
  for (let r = 0; r < regions; r += 1) {
    const [x1, y1, x2, y2] = [0, 1, 2, 3].map((k) => (boxes[4 * r + k] ?? 0) * scale - 0.5)
    const ys = taps(y1 ?? 0, (y2 ?? 0) - (y1 ?? 0), bins, samples, height)
    const xs = taps(x1 ?? 0, (x2 ?? 0) - (x1 ?? 0), bins, samples, width)
    for (let c = 0; c < channels; c += 1) {
      const plane = ((images[r] ?? 0) * channels + c) * height * width
      const to = (r * channels + c) * bins * bins
      pool(features, plane, width, ys, xs, bins, samples, out, to)
    }
  }
  return out
}

const pool = (
  features: Float32Array,
  plane: number,
  width: number,
  ys: readonly Tap[],
  xs: readonly Tap[],
  bins: number,
  samples: number,
  out: Float32Array,
  to: number,
): void => {
  for (let bin = 0; bin < bins * bins; bin += 1) {
    const [i, j] = [Math.floor(bin / bins), bin % bins]
    let sum = 0
    for (let s = 0; s < samples * samples; s += 1) {
      const y = ys[i * samples + Math.floor(s / samples)]
      const x = xs[j * samples + (s % samples)]
      if (!y?.inside || !x?.inside) continue
      const top = plane + y.low * width
      const bottom = plane + y.high * width
      const above = (features[top + x.low] ?? 0) * (1 - x.weight) + (features[top + x.high] ?? 0) * x.weight
      const below =
        (features[bottom + x.low] ?? 0) * (1 - x.weight) + (features[bottom + x.high] ?? 0) * x.weight
      sum += above * (1 - y.weight) + below * y.weight
    }
    out[to + bin] = sum / (samples * samples)
  }
}
