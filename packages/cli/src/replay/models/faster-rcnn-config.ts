import { toArray } from "@detspec/core"
import type { FasterRcnnConfig, ProposalsConfig } from "@detspec/detectors"
import { fasterRcnnPresets } from "@detspec/detectors"
import { inferredScale } from "../inferred-scale.js"
import type { FasterRcnnMeta } from "./meta.js"
import { anchorsOf, imagesOf, stagesOf } from "./parts.js"
import type { RecordedModel } from "./read.js"

const { rpn, head, detect } = fasterRcnnPresets.torchvision

const rpnOf = (meta: FasterRcnnMeta): FasterRcnnConfig["rpn"] => {
  const proposals = (before: number, after: number): ProposalsConfig => ({
    before,
    after,
    nmsThreshold: meta.rpn_nms_thresh,
    minSize: rpn.test.minSize,
    scoreThreshold: meta.rpn_score_thresh,
  })
  return {
    ...rpn,
    matching: { ...rpn.matching, high: meta.rpn_fg, low: meta.rpn_bg },
    sample: { ...rpn.sample, size: meta.rpn_batch_size_per_image },
    train: proposals(meta.rpn_pre_nms_top_n_train, meta.rpn_post_nms_top_n_train),
    test: proposals(meta.rpn_pre_nms_top_n_test, meta.rpn_post_nms_top_n_test),
  }
}

/** How far apart the recorded program took the cells of each map to lie. */
const stridesOf = ({ tensors, weights }: RecordedModel, meta: FasterRcnnMeta): readonly number[] => {
  const { image_sizes: sizes, image_batch: batch } = tensors
  const heights = sizes ? toArray(sizes).filter((_, i) => i % 2 === 0) : [batch?.shape[2] ?? 1]
  return stagesOf(meta, weights).map(
    (_, l) => 1 / inferredScale(tensors[`features.${l}`]?.shape[2] ?? 1, heights),
  )
}

const headOf = (recorded: RecordedModel, meta: FasterRcnnMeta): FasterRcnnConfig["head"] => {
  const { box_roi_pool: pool } = meta
  return {
    ...head,
    foreground: meta.box_fg,
    background: [0, meta.box_bg],
    sample: { ...head.sample, size: meta.box_batch_size_per_image },
    coding: { ...head.coding, weights: meta.box_bbox_reg_weights },
    pool: {
      kind: "roiAlign",
      size: pool.output_size,
      samples: Math.max(0, pool.sampling_ratio),
      aligned: pool.aligned,
      strides: stridesOf(recorded, meta),
      levels: {
        canonicalSize: pool.canonical_scale,
        canonicalLevel: pool.canonical_level,
        epsilon: 1e-6,
        epsilonAt: "level",
      },
    },
  }
}

/** Faster R-CNN as it was recorded. */
export const fasterRcnnConfigOf = (recorded: RecordedModel, meta: FasterRcnnMeta): FasterRcnnConfig => ({
  classes: meta.num_classes,
  images: imagesOf(meta),
  anchors: anchorsOf(meta),
  rpn: rpnOf(meta),
  head: headOf(recorded, meta),
  detect: {
    scoreThreshold: meta.box_score_thresh,
    minSize: detect.minSize,
    nmsThreshold: meta.box_nms_thresh,
    detections: meta.box_detections_per_img,
  },
})
