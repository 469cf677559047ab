import { boxIou } from "../box-iou/spec.js"
import { matchQuality } from "../match-quality/spec.js"
import type { MatchAnchorsInput, MatchAnchorsOutput } from "./contract.js"

/** `boxIou` of truths and anchors, then `matchQuality`. */
export const matchAnchors = ({ anchors, truths, ...matching }: MatchAnchorsInput): MatchAnchorsOutput =>
  matchQuality({ quality: boxIou({ boxes1: truths, boxes2: anchors }).iou, ...matching })
