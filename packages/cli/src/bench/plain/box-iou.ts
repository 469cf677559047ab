/** Pairwise IoU as one writes it in a hurry: two loops over flat float32 arrays. */
export const plainBoxIou = (a: Float32Array, b: Float32Array): Float32Array => {
  const [n, m] = [a.length / 4, b.length / 4]
  const out = new Float32Array(n * m)
  for (let i = 0; i < n; i += 1) {
    const ax1 = a[4 * i] ?? 0
    const ay1 = a[4 * i + 1] ?? 0
    const ax2 = a[4 * i + 2] ?? 0
    const ay2 = a[4 * i + 3] ?? 0
    const areaA = (ax2 - ax1) * (ay2 - ay1)
    for (let j = 0; j < m; j += 1) {
      const bx1 = b[4 * j] ?? 0
      const by1 = b[4 * j + 1] ?? 0
      const bx2 = b[4 * j + 2] ?? 0
      const by2 = b[4 * j + 3] ?? 0
      const w = Math.max(0, Math.min(ax2, bx2) - Math.max(ax1, bx1))
      const h = Math.max(0, Math.min(ay2, by2) - Math.max(ay1, by1))
      const inter = w * h
      const union = areaA + (bx2 - bx1) * (by2 - by1) - inter
      out[i * m + j] = union > 0 ? inter / union : 0
    }
  }
  return out
}

/** The best truth of every anchor and its label, without keeping the matrix. */
export const plainMatch = (
  anchors: Float32Array,
  truths: Float32Array,
  high: number,
  low: number,
): Int32Array => {
  const [n, m] = [anchors.length / 4, truths.length / 4]
  const out = new Int32Array(n)
  for (let i = 0; i < n; i += 1) {
    const x1 = anchors[4 * i] ?? 0
    const y1 = anchors[4 * i + 1] ?? 0
    const x2 = anchors[4 * i + 2] ?? 0
    const y2 = anchors[4 * i + 3] ?? 0
    const area = (x2 - x1) * (y2 - y1)
    let best = -1
    let bestIou = -1
    for (let j = 0; j < m; j += 1) {
      const bx1 = truths[4 * j] ?? 0
      const by1 = truths[4 * j + 1] ?? 0
      const bx2 = truths[4 * j + 2] ?? 0
      const by2 = truths[4 * j + 3] ?? 0
      const w = Math.max(0, Math.min(x2, bx2) - Math.max(x1, bx1))
      const h = Math.max(0, Math.min(y2, by2) - Math.max(y1, by1))
      const union = area + (bx2 - bx1) * (by2 - by1) - w * h
      const iou = union > 0 ? (w * h) / union : 0
      if (iou > bestIou) {
        bestIou = iou
        best = j
      }
    }
    out[i] = bestIou >= high ? best : bestIou < low ? -1 : -2
  }
  return out
}
