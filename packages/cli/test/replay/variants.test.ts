import assert from "node:assert/strict"
import { test } from "node:test"
import { float32, float32Arithmetic, toArray } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import { matchQuality, override, specBackend } from "@detspec/spec"
import { oneCase, replayed, tensor } from "./cases.js"

const counted = async (file: object, backend?: Backend) => {
  const { lines } = await replayed(file, backend)
  return /(\d+) passed, (\d+) failed, (\d+) differ as listed, (\d+) no adapter/.exec(lines[0] ?? "")?.slice(1)
}
const [passed, failed, differs, skipped] = [0, 1, 2, 3].map((place) =>
  [0, 1, 2, 3].map((at) => (at === place ? "1" : "0")),
)

const f64 = (shape: readonly number[], data: readonly (number | string)[]) => tensor("float64", shape, data)
const f32 = (shape: readonly number[], data: readonly (number | string)[]) => tensor("float32", shape, data)

test("a program in float32 may err as a backend in float32 may, and no more", async () => {
  // Widths of 3 at a hundred thousand: a centre that rounds by 2^-8 moves a shift of 10 widths by up to 0.02.
  const encode = (shift: number) =>
    oneCase("box_coder", {
      inputs: {
        reference: f32([1, 4], [100001, 100001, 100004, 100004]),
        proposals: f32([1, 4], [100000, 100000, 100003, 100003]),
      },
      params: { fn: "encode", weights: [10, 10, 5, 5] },
      outputs: { codes: f32([1, 4], [shift, 10 / 3, 0, 0]) },
    })
  assert.deepEqual(await counted(encode(10 / 3 + 0.01)), passed)
  assert.deepEqual(await counted(encode(10 / 3 + 0.5)), failed)
})

test("a backend in float32 is held to the inputs as it sees them", async () => {
  const match = (matches: number) =>
    oneCase("matcher", {
      inputs: { quality: f64([1, 1], [0.7]) },
      params: { fn: "matcher", high: 0.7, low: 0.3, allow_low_quality: false },
      outputs: { matches: tensor("int64", [1], [matches]) },
    })
  const narrow = (answer: typeof matchQuality): Backend => ({
    ...override(specBackend, {
      matchQuality: (input) =>
        answer({ ...input, quality: float32(input.quality.shape, toArray(input.quality)) }),
    }),
    arithmetic: float32Arithmetic,
  })
  assert.deepEqual(await counted(match(0)), passed)
  assert.deepEqual(await counted(match(0), narrow(matchQuality)), differs)
  const wrong = narrow((input) => matchQuality({ ...input, low: 0.8, high: 0.8 }))
  assert.deepEqual(await counted(match(0), wrong), failed)
})

test("a region out of order must be refused, and the others must agree", async () => {
  const pool = (first: number) =>
    oneCase("roi_pool", {
      inputs: {
        input: f64([1, 1, 2, 2], [1, 2, 3, 4]),
        rois: f64([2, 5], [0, 0, 0, 1, 1, 0, 1, 1, 0, 0]),
        grad_output: f64([2, 1, 1, 1], [10, 100]),
      },
      params: { output_size: [1, 1], spatial_scale: 1 },
      outputs: { output: f64([2, 1, 1, 1], [first, 4]), grad_input: f64([1, 1, 2, 2], [0, 0, 0, 110]) },
    })
  assert.deepEqual(await counted(pool(4)), differs)
  assert.deepEqual(await counted(pool(3)), failed)
})

test("boxes out of order that bear on each other must be refused", async () => {
  const nms = (x2: number) =>
    oneCase("nms", {
      inputs: { boxes: f64([1, 4], [1, 1, x2, 2]), scores: f64([1], [1]) },
      params: { iou_threshold: 0.5 },
      outputs: { keep: tensor("int64", [1], [0]) },
    })
  assert.deepEqual(await counted(nms(2)), passed)
  assert.deepEqual(await counted(nms(0)), differs)
})

test("the mean of no losses is 0, whatever the recorded program divides by", async () => {
  const loss = (mean: number | string) =>
    oneCase("cls_losses", {
      inputs: { input: f64([0], []), target: f64([0], []) },
      params: { fn: "bce_with_logits", reduction: "mean" },
      outputs: { loss: f64([], [mean]), grad_input: f64([0], []) },
    })
  assert.deepEqual(await counted(loss(0)), passed)
  assert.deepEqual(await counted(loss("NaN")), differs)
})

test("boxes with leading dimensions are converted, infinite ones are refused", async () => {
  const convert = oneCase("box_convert", {
    inputs: { boxes: f64([1, 2, 4], [0, 1, 3, 5, 2, 2, 4, 3]) },
    params: { from_: "xyxy", to: "xywh" },
    outputs: { boxes: f64([1, 2, 4], [0, 1, 3, 4, 2, 2, 2, 1]) },
  })
  assert.deepEqual(await counted(convert), passed)
  const clip = (x2: number) =>
    oneCase("box_filter", {
      inputs: { boxes: f64([2, 4], [0, 0, "Infinity", 1, 0, 0, 9, 1]) },
      params: { fn: "clip_boxes_to_image", size: [4, 5] },
      outputs: { boxes: f64([2, 4], [0, 0, 5, 1, 0, 0, x2, 1]) },
    })
  assert.deepEqual(await counted(clip(5)), differs)
  assert.deepEqual(await counted(clip(4)), failed)
})

test("torchvision's CIoU forgets an epsilon of one's own, and has no angle for a point", async () => {
  const loss = (boxes: readonly number[], eps: number, recorded: number | string) =>
    oneCase("box_iou_loss", {
      inputs: { boxes1: f64([1, 4], boxes), boxes2: f64([1, 4], [0, 0, 4, 4]) },
      params: { kind: "ciou", reduction: "none", eps },
      outputs: { loss: f64([1], [recorded]), grad_boxes1: f64([1, 4], ["NaN", "NaN", "NaN", "NaN"]) },
    })
  assert.deepEqual(await counted(loss([2, 2, 2, 2], 1e-7, "NaN")), differs)
  assert.deepEqual(await counted(loss([1, 2, 3, 2], 1e-3, 1)), differs)
  assert.deepEqual(await counted(loss([1, 2, 3, 2], 1e-7, 1)), failed)
})

test("equal scores stand in any order where torchvision sorts once more", async () => {
  const batched = (scores: readonly number[], perClass = [1, 0]) =>
    oneCase("batched_nms", {
      inputs: {
        boxes: f64([2, 4], [0, 0, 1, 1, 4, 4, 5, 5]),
        scores: f64([2], scores),
        idxs: tensor("int64", [2], [0, 1]),
      },
      params: { iou_threshold: 0.5 },
      outputs: {
        keep: tensor("int64", [2], [0, 1]),
        per_class_keep: tensor("int64", [perClass.length], perClass),
      },
    })
  assert.deepEqual(await counted(batched([0.5, 0.5])), differs)
  assert.deepEqual(await counted(batched([0.6, 0.5])), failed)
  assert.deepEqual(await counted(batched([0.5, 0.5], [1])), failed)
})

test("anchors of equal score may be proposed in any order", async () => {
  const proposals = (logits: readonly number[]) =>
    oneCase("rpn_proposals", {
      inputs: {
        proposals: f32([1, 2, 4], [0, 0, 2, 2, 4, 4, 8, 8]),
        objectness: f32([1, 2, 1], logits),
      },
      params: {
        image_shapes: [[9, 9]],
        num_anchors_per_level: [2],
        pre_nms_top_n: 2,
        post_nms_top_n: 2,
        nms_thresh: 0.5,
        score_thresh: 0,
        min_size: 1e-3,
      },
      outputs: { boxes: [f32([2, 4], [4, 4, 8, 8, 0, 0, 2, 2])], scores: [f32([2], [0.5, 0.5])] },
    })
  assert.deepEqual(await counted(proposals([0, 0])), differs)
  assert.deepEqual(await counted(proposals([1e-7, 0])), failed)
})

const resized = (params: object, shape: readonly number[], output: readonly number[]) =>
  oneCase("interpolate", {
    inputs: {
      input: f64([1, 1, 1, 3], [0, 3, 6]),
      grad_output: f64(
        [1, 1, ...shape],
        output.map(() => 0),
      ),
    },
    params: { align_corners: false, ...params },
    outputs: { output: f64([1, 1, ...shape], output), grad_input: f64([1, 1, 1, 3], [0, 0, 0]) },
  })

test("an image may grow by a factor, kept or recomputed from the sizes", async () => {
  const nearest = { mode: "nearest", scale_factor: [1, 2] }
  assert.deepEqual(await counted(resized(nearest, [1, 6], [0, 0, 3, 3, 6, 6])), passed)
  // 3 cells by 1.5 are 4 outputs, at (i + ½) · 3/4 - ½ by the sizes and (i + ½) / 1.5 - ½ by the factor.
  const half = { mode: "bilinear", scale_factor: [1, 1.5] }
  const bySizes = [0, 1.875, 4.125, 6]
  const byFactor = [0, 1.5, 3.5, 5.5]
  assert.deepEqual(await counted(resized({ ...half, recompute_scale_factor: true }, [1, 4], bySizes)), passed)
  assert.deepEqual(await counted(resized(half, [1, 4], byFactor)), passed)
  assert.deepEqual(await counted(resized(half, [1, 4], bySizes)), failed)
  assert.deepEqual(await counted(resized({ ...half, mode: "nearest" }, [1, 4], [0, 0, 3, 6])), skipped)
})

test("a size is met, also where its factor times the input's is not", async () => {
  // 15 / 11 · 11 is less than 15.
  const wide = (size: number) =>
    oneCase("interpolate", {
      inputs: {
        input: f64([1, 1, 1, 11], new Array(11).fill(3)),
        grad_output: f64([1, 1, 1, 15], new Array(15).fill(0)),
      },
      params: { size: [1, size], mode: "nearest", align_corners: false },
      outputs: {
        output: f64([1, 1, 1, 15], new Array(15).fill(3)),
        grad_input: f64([1, 1, 1, 11], new Array(11).fill(0)),
      },
    })
  assert.deepEqual(await counted(wide(15)), passed)
  assert.deepEqual(await counted(wide(14)), failed)
})

test("a norm with a recorded mean and variance is a frozen one, whatever it is called", async () => {
  const norm = (output: number) =>
    oneCase("norms", {
      inputs: {
        input: f64([1, 1, 1, 1], [7]),
        weight: f64([1], [2]),
        bias: f64([1], [1]),
        mean: f64([1], [3]),
        var: f64([1], [4]),
      },
      params: { fn: "batch_norm", eps: 0 },
      outputs: { output: f64([1, 1, 1, 1], [output]) },
    })
  assert.deepEqual(await counted(norm(5)), passed)
  assert.deepEqual(await counted(norm(4)), failed)
})

test("ONNX's reference mirrors a region, and takes a fraction of an output for more than one", async () => {
  const resize = (attributes: object, inputs: object, output: readonly number[]) => ({
    op: "resize",
    cases: [
      {
        id: "resize/made-up",
        op: "Resize",
        attributes: { mode: "linear", ...attributes },
        inputs: { X: f32([1, 1, 1, 3], [0, 3, 6]), ...inputs },
        outputs: { Y: f32([1, 1, 1, output.length], output) },
      },
    ],
  })
  const crop = (x1: number, x2: number, output: readonly number[]) =>
    resize(
      { coordinate_transformation_mode: "tf_crop_and_resize" },
      { roi: f32([8], [0, 0, 0, x1, 1, 1, 0, x2]), sizes: tensor("int64", [4], [1, 1, 1, 3]) },
      output,
    )
  assert.deepEqual(await counted(crop(0, 1, [0, 3, 6])), passed)
  assert.deepEqual(await counted(crop(1, 0, [6, 3, 0])), differs)
  const shrink = (scale: number, output: number) =>
    resize({ coordinate_transformation_mode: "pytorch_half_pixel" }, { scales: f32([4], [1, 1, 1, scale]) }, [
      output,
    ])
  // One output and 3/5 of another: by the text at 0, by the reference at 15/16 - 1/2.
  assert.deepEqual(await counted(shrink(1.6 / 3, 0)), passed)
  assert.deepEqual(await counted(shrink(1.6 / 3, 1.3125)), differs)
})
