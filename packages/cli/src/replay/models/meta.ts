import * as v from "valibot"

type Four = [number, number, number, number]
type Three = [number, number, number]

/** What the recorded models share: images, body, pyramid, anchors. */
export interface SharedMeta {
  readonly body_widths: readonly number[]
  readonly num_classes: number
  readonly anchors: {
    readonly sizes: readonly (readonly number[])[]
    readonly aspect_ratios: readonly (readonly number[])[]
  }
  readonly fpn_out: number
  /** Which of the body's maps: their names, or a sentence with their numbers before an arrow. */
  readonly fpn_levels?: string | readonly string[] | undefined
  readonly min_size: number
  readonly max_size: number
  readonly size_divisible: number
  readonly image_mean: Three
  readonly image_std: Three
}

export interface RetinaNetMeta extends SharedMeta {
  readonly p6p7_from: string
  readonly score_thresh: number
  readonly nms_thresh: number
  readonly detections_per_img: number
  readonly topk_candidates: number
}

export interface FasterRcnnMeta extends SharedMeta {
  readonly box_roi_pool: {
    readonly output_size: number
    readonly sampling_ratio: number
    readonly canonical_scale: number
    readonly canonical_level: number
    readonly aligned: boolean
  }
  readonly representation: number
  readonly box_bbox_reg_weights: Four
  readonly rpn_fg: number
  readonly rpn_bg: number
  readonly box_fg: number
  readonly box_bg: number
  readonly rpn_pre_nms_top_n_train: number
  readonly rpn_post_nms_top_n_train: number
  readonly rpn_pre_nms_top_n_test: number
  readonly rpn_post_nms_top_n_test: number
  readonly rpn_nms_thresh: number
  readonly rpn_score_thresh: number
  readonly rpn_batch_size_per_image: number
  readonly box_batch_size_per_image: number
  readonly box_score_thresh: number
  readonly box_nms_thresh: number
  readonly box_detections_per_img: number
}

/** How far the recorded program's float32 lies from its float64, its losses, the lengths of its gradients. */
export interface Measured {
  readonly max_abs_f32_minus_f64: Readonly<Record<string, number>>
  readonly losses: Readonly<Record<string, number>>
  readonly grad_l2: Readonly<Record<string, number>>
}

export type Meta = Measured &
  (
    | { readonly model: "retinanet"; readonly config: RetinaNetMeta }
    | { readonly model: "fasterrcnn"; readonly config: FasterRcnnMeta }
  )

const n = v.number()
const numbers = v.array(n)
const three = v.tuple([n, n, n])

const shared = {
  body_widths: v.pipe(numbers, v.minLength(1)),
  num_classes: n,
  anchors: v.object({ sizes: v.array(numbers), aspect_ratios: v.array(numbers) }),
  fpn_out: n,
  fpn_levels: v.optional(v.union([v.string(), v.array(v.string())])),
  min_size: n,
  max_size: n,
  size_divisible: n,
  image_mean: three,
  image_std: three,
}

const retinaNet = v.object({
  ...shared,
  p6p7_from: v.string(),
  score_thresh: n,
  nms_thresh: n,
  detections_per_img: n,
  topk_candidates: n,
})

const fasterRcnn = v.object({
  ...shared,
  box_roi_pool: v.object({
    output_size: n,
    sampling_ratio: n,
    canonical_scale: n,
    canonical_level: n,
    aligned: v.boolean(),
  }),
  representation: n,
  box_bbox_reg_weights: v.tuple([n, n, n, n]),
  rpn_fg: n,
  rpn_bg: n,
  box_fg: n,
  box_bg: n,
  rpn_pre_nms_top_n_train: n,
  rpn_post_nms_top_n_train: n,
  rpn_pre_nms_top_n_test: n,
  rpn_post_nms_top_n_test: n,
  rpn_nms_thresh: n,
  rpn_score_thresh: n,
  rpn_batch_size_per_image: n,
  box_batch_size_per_image: n,
  box_score_thresh: n,
  box_nms_thresh: n,
  box_detections_per_img: n,
})

const named = v.record(v.string(), n)
const measured = { max_abs_f32_minus_f64: named, losses: named, grad_l2: named }

/** What is known of a recorded model, beside its tensors. */
export const meta: v.GenericSchema<unknown, Meta> = v.pipe(
  v.unknown(),
  v.variant("model", [
    v.object({ model: v.literal("retinanet"), config: retinaNet, ...measured }),
    v.object({ model: v.literal("fasterrcnn"), config: fasterRcnn, ...measured }),
  ]),
)
