/** The anchors that a truth overlaps by enough to matter, each with its best truth: few of many. */

/** Entries at `entries`: overlap, anchor, truth. `labels` holds an anchor's entry, or -1. */
@unmanaged
export class Marks {
  labels: usize
  entries: usize
  count: i32
}

const ENTRY_BYTES: usize = 16
const TRUTH: usize = 12

export function entryAt(marks: Marks, index: i32): usize {
  return marks.entries + <usize>index * ENTRY_BYTES
}
export function overlapOf(entry: usize): f64 {
  return load<f64>(entry)
}
export function anchorOf(entry: usize): i32 {
  return load<i32>(entry, 8)
}
export function truthOf(entry: usize): i32 {
  return load<i32>(entry, TRUTH)
}

/** The entry of an anchor, 0 when it has none. */
export function entryOf(marks: Marks, anchor: i32): usize {
  const index = load<i32>(marks.labels + ((<usize>anchor) << 2))
  return index < 0 ? 0 : entryAt(marks, index)
}

/** Truths come in order, so that of equal overlaps the first stays. */
export function mark(marks: Marks, anchor: i32, truth: i32, overlap: f64): void {
  let entry = entryOf(marks, anchor)
  if (!entry) {
    entry = entryAt(marks, marks.count)
    store<i32>(marks.labels + ((<usize>anchor) << 2), marks.count)
    marks.count++
    store<f64>(entry, 0)
    store<i32>(entry, anchor, 8)
  }
  if (overlap <= load<f64>(entry)) return
  store<f64>(entry, overlap)
  store<i32>(entry, truth, TRUTH)
}
