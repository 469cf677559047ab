/** Non-maximum suppression, of one group or of many. */
import { byScore } from "../sorting/by-score"
import { sortByKeys } from "../sorting/radix"
import { greedy } from "../suppression/greedy"

@unmanaged
class RankArguments {
  scores: f64
  count: f64
  order: f64
  workspace: f64
}

/** The order of all boxes by score. */
export function rankScores(address: usize): void {
  const args = changetype<RankArguments>(address)
  byScore(<usize>args.scores, <i32>args.count, <usize>args.order, <usize>args.workspace)
}

/** Groups [N] of the indices at `order`; the same indices by group, where each group begins, and how many there are. */
@unmanaged
class GroupArguments {
  groups: f64
  order: f64
  count: f64
  byGroup: f64
  starts: f64
  groupCount: f64
  workspace: f64
}

/** The same order, one group after the other. */
export function groupRanked(address: usize): void {
  const args = changetype<GroupArguments>(address)
  const count = <i32>args.count
  const byGroup = <usize>args.byGroup
  const groups = <usize>args.groups
  const keys = <usize>args.workspace
  memory.copy(byGroup, <usize>args.order, <usize>count * 4)
  for (let rank: usize = 0; rank < <usize>count; rank++) {
    store<u32>(keys + (rank << 2), load<u32>(groups + ((<usize>load<u32>(byGroup + (rank << 2))) << 2)))
  }
  sortByKeys(keys, byGroup, count, keys + <usize>count * 4)
  let found: usize = 0
  for (let rank: usize = 0; rank < <usize>count; rank++) {
    const at = keys + (rank << 2)
    if (rank === 0 || load<u32>(at) !== load<u32>(at - 4)) {
      store<i32>(<usize>args.starts + (found << 2), <i32>rank)
      found++
    }
  }
  store<i32>(<usize>args.starts + (found << 2), count)
  store<i32>(<usize>args.groupCount, <i32>found)
}

/** A byte of `flags` for each box; `failed` turns 1 when `workspaceBytes` are too few. */
@unmanaged
class Arguments {
  boxes: f64
  order: f64
  starts: f64
  threshold: f64
  flags: f64
  failed: f64
  workspaceBytes: f64
}

/** Groups [first, end). */
export function nms(first: i32, end: i32, address: usize, scratch: usize): void {
  const args = changetype<Arguments>(address)
  for (let group = first; group < end; group++) {
    const at = <usize>args.starts + ((<usize>group) << 2)
    const start = load<i32>(at)
    const members = <usize>args.order + ((<usize>start) << 2)
    const count = load<i32>(at, 4) - start
    const enough = greedy(
      <usize>args.boxes,
      members,
      count,
      args.threshold,
      <usize>args.flags,
      scratch,
      scratch + <usize>args.workspaceBytes,
    )
    if (!enough) store<i32>(<usize>args.failed, 1)
  }
}

@unmanaged
class CollectArguments {
  order: f64
  count: f64
  flags: f64
  kept: f64
  keptCount: f64
}

/** The flagged indices in their order, and how many there are. */
export function collectKept(address: usize): void {
  const args = changetype<CollectArguments>(address)
  const order = <usize>args.order
  const flags = <usize>args.flags
  let kept = <usize>args.kept
  for (let at = order; at < order + ((<usize>args.count) << 2); at += 4) {
    const index = load<u32>(at)
    store<u32>(kept, index)
    kept += (<usize>load<u8>(flags + <usize>index)) << 2
  }
  store<i32>(<usize>args.keptCount, <i32>((kept - <usize>args.kept) >> 2))
}
