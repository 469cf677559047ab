import type { FasterRcnnConfig, ProposalsConfig } from "@detspec/detectors"
import { fasterRcnnPresets } from "@detspec/detectors"
import type { FasterRcnnMeta } from "./meta.js"
import { anchorsOf, imagesOf } from "./parts.js"

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

const headOf = (meta: FasterRcnnMeta, levels: number): FasterRcnnConfig["head"] => {
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
      strides: head.pool.strides.slice(-levels),
      levels: {
        canonicalSize: pool.canonical_scale,
        canonicalLevel: pool.canonical_level,
        epsilon: 1e-6,
        epsilonAt: "level",
      },
    },
  }
}

/** Faster R-CNN as it was recorded, on so many levels of the pyramid. */
export const fasterRcnnConfigOf = (meta: FasterRcnnMeta, levels: number): FasterRcnnConfig => ({
  classes: meta.num_classes,
  images: imagesOf(meta),
  anchors: anchorsOf(meta),
  rpn: rpnOf(meta),
  head: headOf(meta, levels),
  detect: {
    scoreThreshold: meta.box_score_thresh,
    minSize: detect.minSize,
    nmsThreshold: meta.box_nms_thresh,
    detections: meta.box_detections_per_img,
  },
})
