import type { Plane, Thread } from "./thread.js"

/**
 * The slope of `iouLossValue` along corner y (0 to 3) of prediction x. Every d… is the slope of the number that it is
 * named after; where two corners tie, or an overlap's side is 0, it is the mean of both sides.
 */
export function iouLossSlope(
  this: Thread,
  predictions: Plane,
  targets: Plane,
  epsilon: number,
  hullWeight: number,
  distanceWeight: number,
  shapeWeight: number,
  full: number,
): number {
  const x1 = predictions[0][this.thread.x]
  const y1 = predictions[1][this.thread.x]
  const x2 = predictions[2][this.thread.x]
  const y2 = predictions[3][this.thread.x]
  const u1 = targets[0][this.thread.x]
  const v1 = targets[1][this.thread.x]
  const u2 = targets[2][this.thread.x]
  const v2 = targets[3][this.thread.x]
  const dx1 = this.thread.y === 0 ? 1 : 0
  const dy1 = this.thread.y === 1 ? 1 : 0
  const dx2 = this.thread.y === 2 ? 1 : 0
  const dy2 = this.thread.y === 3 ? 1 : 0
  const insideLeft = x1 > u1 ? 1 : x1 < u1 ? 0 : 0.5
  const insideTop = y1 > v1 ? 1 : y1 < v1 ? 0 : 0.5
  const insideRight = x2 < u2 ? 1 : x2 > u2 ? 0 : 0.5
  const insideBottom = y2 < v2 ? 1 : y2 > v2 ? 0 : 0.5
  const acrossX = Math.min(x2, u2) - Math.max(x1, u1)
  const acrossY = Math.min(y2, v2) - Math.max(y1, v1)
  const width = Math.max(acrossX, 0)
  const height = Math.max(acrossY, 0)
  const dWidth = (acrossX > 0 ? 1 : acrossX < 0 ? 0 : 0.5) * (insideRight * dx2 - insideLeft * dx1)
  const dHeight = (acrossY > 0 ? 1 : acrossY < 0 ? 0 : 0.5) * (insideBottom * dy2 - insideTop * dy1)
  const shared = width * height
  const dShared = dWidth * height + width * dHeight
  const joint = (x2 - x1) * (y2 - y1) + (u2 - u1) * (v2 - v1) - shared
  const dJoint = (dx2 - dx1) * (y2 - y1) + (x2 - x1) * (dy2 - dy1) - dShared
  const iou = joint + epsilon > 0 ? shared / (joint + epsilon) : 0
  const dIou = joint + epsilon > 0 ? (dShared - iou * dJoint) / (joint + epsilon) : 0
  const hullWidth = Math.max(x2, u2) - Math.min(x1, u1)
  const hullHeight = Math.max(y2, v2) - Math.min(y1, v1)
  const dHullWidth = (1 - insideRight) * dx2 - (1 - insideLeft) * dx1
  const dHullHeight = (1 - insideBottom) * dy2 - (1 - insideTop) * dy1
  const hull = hullWidth * hullHeight
  const dHull = dHullWidth * hullHeight + hullWidth * dHullHeight
  const emptiness = hull + epsilon > 0 ? (hull - joint) / (hull + epsilon) : 0
  const dEmptiness = hull + epsilon > 0 ? (dHull - dJoint - emptiness * dHull) / (hull + epsilon) : 0
  const dx = (x1 - u1 + (x2 - u2)) / 2
  const dy = (y1 - v1 + (y2 - v2)) / 2
  const diagonal = hullWidth * hullWidth + hullHeight * hullHeight + epsilon
  const dDiagonal = 2 * (hullWidth * dHullWidth + hullHeight * dHullHeight)
  const distance = diagonal > 0 ? (dx * dx + dy * dy) / diagonal : 0
  const dApart = dx * (dx1 + dx2) + dy * (dy1 + dy2)
  const dDistance = diagonal > 0 ? (dApart - distance * dDiagonal) / diagonal : 0
  let dShape = 0
  if (shapeWeight > 0) {
    const w = x2 - x1
    const h = y2 - y1
    const round = w * w + h * h
    const angle = w + h > 0 ? Math.atan2(w, h) : 0
    const dAngle = round > 0 ? (h * (dx2 - dx1) - w * (dy2 - dy1)) / round : 0
    const wanted = u2 - u1 + (v2 - v1) > 0 ? Math.atan2(u2 - u1, v2 - v1) : 0
    const v = 0.4052847345693511 * (wanted - angle) * (wanted - angle)
    const dv = 0.8105694691387022 * (angle - wanted) * dAngle
    const over = 1 - iou + v + epsilon
    const alpha = over > 0 ? v / over : 0
    const dAlpha = over > 0 ? (dv - alpha * (dv - dIou)) / over : 0
    dShape = alpha * dv + full * (dAlpha * v)
  }
  return hullWeight * dEmptiness - dIou + distanceWeight * dDistance + dShape
}
