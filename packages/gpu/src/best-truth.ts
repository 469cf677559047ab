import type { Plane, Thread, Volume } from "./thread.js"

type Truths = Thread<{ readonly truths: number }>

/**
 * What is to become of anchor x: the first truth that overlaps it most, -1 below the low threshold, -2 between the two.
 * Where the overlap is too close to a threshold for float32 to say, that truth plus one half.
 * Rows of both planes: x1, y1, x2, y2, area.
 */
export function bestTruth(
  this: Truths,
  anchors: Plane,
  truths: Plane,
  high: number,
  low: number,
  slack: number,
): number {
  const left = anchors[0][this.thread.x]
  const top = anchors[1][this.thread.x]
  const right = anchors[2][this.thread.x]
  const bottom = anchors[3][this.thread.x]
  const area = anchors[4][this.thread.x]
  let best = 0
  let index = 0
  for (let m = 0; m < this.constants.truths; m += 1) {
    const width = (right < truths[2][m] ? right : truths[2][m]) - (left > truths[0][m] ? left : truths[0][m])
    const height = (bottom < truths[3][m] ? bottom : truths[3][m]) - (top > truths[1][m] ? top : truths[1][m])
    const shared = (width > 0 ? width : 0) * (height > 0 ? height : 0)
    const joint = area + truths[4][m] - shared
    const iou = joint > 0 ? shared / joint : 0
    index = iou > best ? m : index
    best = iou > best ? iou : best
  }
  const near = (best > high - slack && best < high + slack) || (best > low - slack && best < low + slack)
  return near ? index + 0.5 : best > high ? index : best > low ? -2 : -1
}

type Lanes = Thread<{ readonly rounds: number }>

/** The most that truth y overlaps the anchors of lane x: those at places x, x + X, x + 2 X, and so on. */
export function mostOfLane(this: Lanes, anchors: Volume, truths: Plane): number {
  const left = truths[0][this.thread.y]
  const top = truths[1][this.thread.y]
  const right = truths[2][this.thread.y]
  const bottom = truths[3][this.thread.y]
  const area = truths[4][this.thread.y]
  let most = 0
  for (let i = 0; i < this.constants.rounds; i += 1) {
    const x1 = anchors[0][i][this.thread.x]
    const y1 = anchors[1][i][this.thread.x]
    const x2 = anchors[2][i][this.thread.x]
    const y2 = anchors[3][i][this.thread.x]
    const width = (right < x2 ? right : x2) - (left > x1 ? left : x1)
    const height = (bottom < y2 ? bottom : y2) - (top > y1 ? top : y1)
    const shared = (width > 0 ? width : 0) * (height > 0 ? height : 0)
    const joint = anchors[4][i][this.thread.x] + area - shared
    const iou = joint > 0 ? shared / joint : 0
    most = iou > most ? iou : most
  }
  return most
}
