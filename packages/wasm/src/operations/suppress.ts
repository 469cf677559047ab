import type { FloatTensor, Int32Tensor } from "@detspec/core"
import type { Call } from "../call.js"

/** What sorting by three digits takes beside the lists themselves. */
const sortingBytes = (count: number): number => 24_576 + 12 * count

/** Serves most inputs; four times as much is tried when it does not. */
const usualBytes = (largestGroup: number): number => 16_384 + 600 * largestGroup

interface Groups {
  readonly count: number
  readonly largest: number
  /** Where the indices lie, one group after the other, and where each group begins. */
  readonly members: number
  readonly starts: number
}

/** Indices by score, best first. */
export const ranked = (call: Call, scores: FloatTensor): number => {
  const [count = 0] = scores.shape
  const order = call.room(4 * count)
  call.run({
    task: "rankScores",
    count: 1,
    arguments: [call.put(scores), count, order, call.room(sortingBytes(count))],
  })
  return order
}

/** All boxes as one group. */
export const oneGroup = (call: Call, order: number, count: number): Groups => ({
  count: 1,
  largest: count,
  members: order,
  starts: call.putInt32([0, count]),
})

/** The members of each group, by score. */
export const groupsOf = (call: Call, order: number, groups: Int32Tensor): Groups => {
  const [count = 0] = groups.shape
  const members = call.room(4 * count)
  const starts = call.room(4 * count + 4)
  const groupCount = call.room(4)
  const workspace = call.room(sortingBytes(count))
  call.run({
    task: "groupRanked",
    count: 1,
    arguments: [call.put(groups), order, count, members, starts, groupCount, workspace],
  })
  const found = call.int32s(groupCount, 1)[0] ?? 0
  const begins = call.int32s(starts, found + 1)
  const largest = begins.reduce((most, start, k) => Math.max(most, start - (begins[k - 1] ?? 0)), 0)
  return { count: found, largest, members, starts }
}

/** The kept boxes of all groups, in the order of `order`. */
export const suppress = (
  call: Call,
  boxes: FloatTensor,
  threshold: number,
  order: number,
  groups: Groups,
): Int32Tensor => {
  const [count = 0] = boxes.shape
  const list = call.put(boxes)
  const flags = call.room(count)
  const failed = call.room(4)
  for (let bytes = usualBytes(groups.largest); ; bytes *= 4) {
    call.clear(flags, count)
    call.clear(failed, 4)
    call.run({
      task: "nms",
      count: groups.count,
      grain: 1,
      scratch: bytes,
      arguments: [list, groups.members, groups.starts, threshold, flags, failed, bytes],
    })
    if (call.int32s(failed, 1)[0] === 0) break
  }
  const kept = call.room(4 * count + 4)
  const keptCount = call.room(4)
  call.run({ task: "collectKept", count: 1, arguments: [order, count, flags, kept, keptCount] })
  return call.int32(kept, [call.int32s(keptCount, 1)[0] ?? 0])
}
