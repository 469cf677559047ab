/** Deltas of one class to boxes, weights 1, clamp ln(1000/16). */
export const plainDecode = (deltas: Float32Array, anchors: Float32Array): Float32Array => {
  const out = new Float32Array(deltas.length)
  const clamp = Math.log(1000 / 16)
  for (let i = 0; i < deltas.length; i += 4) {
    const x1 = anchors[i] ?? 0
    const y1 = anchors[i + 1] ?? 0
    const x2 = anchors[i + 2] ?? 0
    const y2 = anchors[i + 3] ?? 0
    const [w, h] = [x2 - x1, y2 - y1]
    const x = x1 + w / 2 + (deltas[i] ?? 0) * w
    const y = y1 + h / 2 + (deltas[i + 1] ?? 0) * h
    const halfW = (Math.exp(Math.min(deltas[i + 2] ?? 0, clamp)) * w) / 2
    const halfH = (Math.exp(Math.min(deltas[i + 3] ?? 0, clamp)) * h) / 2
    out[i] = x - halfW
    out[i + 1] = y - halfH
    out[i + 2] = x + halfW
    out[i + 3] = y + halfH
  }
  return out
}

/** The anchors of a map, centred in the cells, ratio after size. */
export const plainAnchors = (
  height: number,
  width: number,
  stride: number,
  sizes: readonly number[],
  ratios: readonly number[],
): Float32Array => {
  const shapes = ratios.flatMap((ratio) =>
    sizes.map((size) => [size / Math.sqrt(ratio) / 2, (size * Math.sqrt(ratio)) / 2] as const),
  )
  const out = new Float32Array(height * width * shapes.length * 4)
  let at = 0
  for (let cell = 0; cell < height * width; cell += 1) {
    const [x, y] = [((cell % width) + 0.5) * stride, (Math.floor(cell / width) + 0.5) * stride]
    for (const [halfW, halfH] of shapes) {
      out[at] = x - halfW
      out[at + 1] = y - halfH
      out[at + 2] = x + halfW
      out[at + 3] = y + halfH
      at += 4
    }
  }
  return out
}
