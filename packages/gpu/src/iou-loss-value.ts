import type { Plane, Thread } from "./thread.js"

/** 1 - IoU + hull term + distance term + shape term of prediction x; the last three are weighted by 0 or 1. */
export function iouLossValue(
  this: Thread,
  predictions: Plane,
  targets: Plane,
  epsilon: number,
  hullWeight: number,
  distanceWeight: number,
  shapeWeight: number,
  _full: number,
): number {
  const x1 = predictions[0][this.thread.x]
  const y1 = predictions[1][this.thread.x]
  const x2 = predictions[2][this.thread.x]
  const y2 = predictions[3][this.thread.x]
  const u1 = targets[0][this.thread.x]
  const v1 = targets[1][this.thread.x]
  const u2 = targets[2][this.thread.x]
  const v2 = targets[3][this.thread.x]
  const width = Math.max(Math.min(x2, u2) - Math.max(x1, u1), 0)
  const height = Math.max(Math.min(y2, v2) - Math.max(y1, v1), 0)
  const shared = width * height
  const joint = (x2 - x1) * (y2 - y1) + (u2 - u1) * (v2 - v1) - shared
  const iou = joint + epsilon > 0 ? shared / (joint + epsilon) : 0
  const hullWidth = Math.max(x2, u2) - Math.min(x1, u1)
  const hullHeight = Math.max(y2, v2) - Math.min(y1, v1)
  const hull = hullWidth * hullHeight
  const emptiness = hull + epsilon > 0 ? (hull - joint) / (hull + epsilon) : 0
  const dx = (x1 - u1 + (x2 - u2)) / 2
  const dy = (y1 - v1 + (y2 - v2)) / 2
  const diagonal = hullWidth * hullWidth + hullHeight * hullHeight + epsilon
  const distance = diagonal > 0 ? (dx * dx + dy * dy) / diagonal : 0
  let shape = 0
  if (shapeWeight > 0) {
    const angle = x2 - x1 + (y2 - y1) > 0 ? Math.atan2(x2 - x1, y2 - y1) : 0
    const wanted = u2 - u1 + (v2 - v1) > 0 ? Math.atan2(u2 - u1, v2 - v1) : 0
    const v = 0.4052847345693511 * (wanted - angle) * (wanted - angle)
    const over = 1 - iou + v + epsilon
    shape = over > 0 ? (v / over) * v : 0
  }
  const loss = 1 - iou + hullWeight * emptiness + distanceWeight * distance + shape
  return loss > 0 ? loss : 0
}
