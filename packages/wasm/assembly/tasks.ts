/**
 * Work that can be cut into ranges, so that threads can share it. To add one: a name in `Task`, a line in `runTask`.
 * Every task has the same parameters: elements [first, end), where its arguments lie, and scratch memory of its thread.
 */
import { boxIou } from "./operations/box-iou"
import { decodeBoxes } from "./operations/decode-boxes"
import { smoothL1 } from "./operations/smooth-l1"

export enum Task {
  boxIou,
  decodeBoxes,
  smoothL1,
}

/** Runs elements [first, end) of a task. */
export function runTask(task: i32, first: i32, end: i32, args: usize, scratch: usize): void {
  if (task === Task.boxIou) boxIou(first, end, args)
  else if (task === Task.decodeBoxes) decodeBoxes(first, end, args)
  else if (task === Task.smoothL1) smoothL1(first, end, args)
}
