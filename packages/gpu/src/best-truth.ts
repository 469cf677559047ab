import type { Plane, Row, Thread, Volume } from "./thread.js"

/** What becomes of an anchor whose best overlap is too close to a threshold, or to another, for float32 to say. */
export const undecided = -3

/**
 * What is to become of anchor x of tile y: the first truth that overlaps it most, -1 below the low threshold, -2
 * between the two, -3 where the overlap lies within `slack` of one, or of the next best: a GPU's division may tell 2/10
 * from 3/15. Only the truths listed for the tile can overlap it.
 */
export function bestTruth(
  this: Thread,
  anchors: Volume,
  truths: Plane,
  starts: Row,
  listed: Row,
  high: number,
  low: number,
  slack: number,
): number {
  const left = anchors[this.thread.y][this.thread.x][0]
  const top = anchors[this.thread.y][this.thread.x][1]
  const right = anchors[this.thread.y][this.thread.x][2]
  const bottom = anchors[this.thread.y][this.thread.x][3]
  const area = (right - left) * (bottom - top)
  const end = starts[this.thread.y + 1]
  let best = 0
  let second = 0
  let index = 0
  for (let at = starts[this.thread.y]; at < end; at += 1) {
    const m = listed[at]
    const x1 = truths[m][0]
    const y1 = truths[m][1]
    const x2 = truths[m][2]
    const y2 = truths[m][3]
    const width = (right < x2 ? right : x2) - (left > x1 ? left : x1)
    const height = (bottom < y2 ? bottom : y2) - (top > y1 ? top : y1)
    const shared = width > 0 && height > 0 ? width * height : 0
    const joint = area + (x2 - x1) * (y2 - y1) - shared
    const iou = joint > 0 ? shared / joint : 0
    second = iou > best ? best : iou > second ? iou : second
    index = iou > best ? m : index
    best = iou > best ? iou : best
  }
  const near = (best > high - slack && best < high + slack) || (best > low - slack && best < low + slack)
  const tied = best > high && second > best - slack * best
  return near || tied ? -3 : best > high ? index : best > low ? -2 : -1
}

/** The most that truth y overlaps anchor x of a tile, of all tiles that are listed for the truth. */
export function mostOfLane(this: Thread, anchors: Volume, truths: Plane, starts: Row, listed: Row): number {
  const left = truths[this.thread.y][0]
  const top = truths[this.thread.y][1]
  const right = truths[this.thread.y][2]
  const bottom = truths[this.thread.y][3]
  const area = (right - left) * (bottom - top)
  const end = starts[this.thread.y + 1]
  let most = 0
  for (let at = starts[this.thread.y]; at < end; at += 1) {
    const tile = listed[at]
    const x1 = anchors[tile][this.thread.x][0]
    const y1 = anchors[tile][this.thread.x][1]
    const x2 = anchors[tile][this.thread.x][2]
    const y2 = anchors[tile][this.thread.x][3]
    const width = (right < x2 ? right : x2) - (left > x1 ? left : x1)
    const height = (bottom < y2 ? bottom : y2) - (top > y1 ? top : y1)
    const shared = width > 0 && height > 0 ? width * height : 0
    const joint = area + (x2 - x1) * (y2 - y1) - shared
    const iou = joint > 0 ? shared / joint : 0
    most = iou > most ? iou : most
  }
  return most
}
