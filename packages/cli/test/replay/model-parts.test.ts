import assert from "node:assert/strict"
import { test } from "node:test"
import { float32, message } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { inferredScale } from "../../src/replay/inferred-scale.js"
import { seenBy } from "../../src/replay/models/images.js"
import type { RetinaNetMeta } from "../../src/replay/models/meta.js"
import { imagesOf, stagesOf } from "../../src/replay/models/parts.js"
import type { RecordedModel } from "../../src/replay/models/read.js"
import { slopeStages } from "../../src/replay/models/slopes.js"

const config: RetinaNetMeta = {
  body_widths: [1, 1, 1, 1],
  num_classes: 1,
  anchors: { sizes: [], aspect_ratios: [] },
  fpn_out: 1,
  min_size: 1,
  max_size: 1,
  size_divisible: 1,
  image_mean: [0, 0, 0],
  image_std: [1, 1, 1],
  p6p7_from: "P5",
  score_thresh: 0,
  nms_thresh: 0,
  detections_per_img: 1,
  topk_candidates: 1,
}

const one = float32([1], [1])

test("a pyramid stands on the stages that are named, or on the last", () => {
  const three = Object.fromEntries([0, 1, 2].map((l) => [`backbone.fpn.inner_blocks.${l}.0.weight`, one]))
  const stages = (fpn_levels: string | readonly string[]) => stagesOf({ ...config, fpn_levels }, three)
  assert.deepEqual(stages(["layer1", "layer2", "layer3"]), [1, 2, 3])
  assert.deepEqual(stages("layer2,3,4 -> 0,1,2, then p6, p7"), [2, 3, 4])
  assert.deepEqual(stages("all"), [2, 3, 4])
  assert.deepEqual(stagesOf(config, three), [2, 3, 4])
})

test("a record without images ends with a word", () => {
  const nothing: RecordedModel = {
    folder: "made-up",
    weights: {},
    tensors: {},
    meta: { model: "retinanet", config, max_abs_f32_minus_f64: {}, losses: {}, grad_l2: {} },
  }
  const seen = seenBy(nothing, imagesOf(config))
  assert.ok(E.isLeft(seen))
  assert.match(message(seen.left), /made-up: `input\.image_u8\.0` must be an image of bytes, got none/)
})

test("the scale of a map is inferred from the images, padding or not", () => {
  assert.equal(inferredScale(32, [97, 64]), 1 / 4)
  // A batch of 128 pixels: 32 cells of 4 pixels, but nearer to half of 87 pixels than to a quarter.
  assert.equal(inferredScale(32, [67, 87, 62]), 1 / 2)
})

test("a parameter that no loss depends on has a gradient of zeros", async () => {
  const recorded = (gradient: number): RecordedModel => ({
    folder: "made-up",
    weights: {},
    tensors: { "grad.w": float32([2], [gradient, 0]) },
    meta: {
      model: "retinanet",
      config,
      max_abs_f32_minus_f64: {},
      losses: {},
      grad_l2: { w: Math.abs(gradient) },
    },
  })
  const wrong = async (gradient: number) => {
    const none = () => TE.right({ losses: {}, gradients: {} })
    const stages = await slopeStages(recorded(gradient), none, {})()
    return E.isRight(stages) ? stages.right.filter((stage) => stage.wrong !== undefined).length : -1
  }
  assert.equal(await wrong(0), 0)
  assert.equal(await wrong(1), 2)
})
