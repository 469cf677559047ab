import type { AnchorsConfig } from "../anchors/config.js"
import type { ImagesConfig } from "../images/config.js"
import type { Matching } from "../matching.js"
import type { PoolConfig } from "../pooling/config.js"
import type { BoxLoss } from "../regression/box-loss.js"
import type { Coding } from "../regression/decode-pullback.js"
import type { SampleConfig } from "../sampling.js"

/** How anchors become proposals: of how many, and how many are left. */
export interface ProposalsConfig {
  /** The best so many anchors a level go on. */
  readonly before: number
  /** At most so many proposals an image come out. */
  readonly after: number
  readonly nmsThreshold: number
  /** Proposals with a shorter side are dropped. */
  readonly minSize: number
  /** A proposal's objectness must reach this probability. */
  readonly scoreThreshold: number
}

/** The region proposal network's own part. */
export interface RpnConfig {
  readonly matching: Matching
  /** Whether anchors that reach over the border of the image count in training. */
  readonly crossBoundary: "ignore" | "keep"
  readonly coding: Coding
  readonly sample: SampleConfig
  readonly box: BoxLoss
  /** λ: what the box loss is multiplied by. */
  readonly boxWeight: number
  /** What the box loss is divided by: the anchors that were drawn, or the cells of all feature maps. */
  readonly boxNormaliser: "sampled" | "cells"
  readonly train: ProposalsConfig
  readonly test: ProposalsConfig
}

/** The second stage: a class and a better box for each proposal. */
export interface BoxHeadConfig {
  /** From this overlap with a true box on, a proposal is of its class. */
  readonly foreground: number
  /** Background: overlaps from the first up to, not including, the second; what lies in neither does not count. */
  readonly background: readonly [from: number, to: number]
  /** Whether the true boxes stand among the proposals in training. */
  readonly truthsAsProposals: boolean
  readonly sample: SampleConfig
  readonly pool: PoolConfig
  readonly coding: Coding
  readonly box: BoxLoss
  /** λ: what the box loss is multiplied by. */
  readonly boxWeight: number
}

export interface FasterRcnnDetectConfig {
  /** A class must score more than this. */
  readonly scoreThreshold: number
  /** Detections with a shorter side are dropped. */
  readonly minSize: number
  readonly nmsThreshold: number
  /** At most so many detections an image. */
  readonly detections: number
}

/** What Faster R-CNN leaves open, beside its network. Class 0 is the background. */
export interface FasterRcnnConfig {
  /** With the background. */
  readonly classes: number
  readonly images: ImagesConfig
  readonly anchors: AnchorsConfig
  readonly rpn: RpnConfig
  readonly head: BoxHeadConfig
  readonly detect: FasterRcnnDetectConfig
}
