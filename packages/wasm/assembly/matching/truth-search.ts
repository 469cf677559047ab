/** The search for the anchors of one truth after the other: what it is given, and what it has found. */
import { BOX_BYTES } from "../lanes/lanes"
import { exactIou } from "../suppression/overlap"
import { Marks } from "./marks"

/** Labels [N] are -1 to begin with; `ties` receives anchors, `tieEnds` [M] where those of each truth end. */
@unmanaged
export class GridArguments {
  anchors: f64
  truths: f64
  truthCount: f64
  grids: f64
  gridCount: f64
  high: f64
  low: f64
  lowQuality: f64
  labels: f64
  entries: f64
  ties: f64
  mostTies: f64
  tieEnds: f64
  /** Turns 1 when there are more ties than have room. */
  failed: f64
}

export const NONE: i32 = 0
export const OWN: i32 = 1

/** A truth, and what has been found for it. */
@unmanaged
export class Search {
  marks: Marks
  x1: f64
  y1: f64
  x2: f64
  y2: f64
  best: f64
  truth: i32
  tieStart: i32
  tieCount: i32
}

/** The overlap of anchor n with the truth, as the specification computes it. */
export function overlapWith(args: GridArguments, search: Search, n: i32): f64 {
  const anchor = <usize>args.anchors + <usize>n * BOX_BYTES
  return exactIou(
    search.x1,
    search.y1,
    search.x2,
    search.y2,
    load<f32>(anchor),
    load<f32>(anchor, 4),
    load<f32>(anchor, 8),
    load<f32>(anchor, 12),
  )
}
