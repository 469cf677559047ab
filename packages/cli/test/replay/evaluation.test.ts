import assert from "node:assert/strict"
import { test } from "node:test"
import { replayed } from "./cases.js"

const coco = (AP: number, id = 1) => ({
  op: "eval/coco",
  cases: [
    {
      id: "coco/made-up",
      iou_type: "bbox",
      ground_truth: {
        images: [{ id: 7, width: 64, height: 64 }],
        categories: [{ id: 0 }],
        annotations: [{ id, image_id: 7, category_id: 0, bbox: [0, 0, 10, 10], area: 100, iscrowd: 0 }],
      },
      detections: [{ image_id: 7, category_id: 0, bbox: [0, 0, 10, 9], score: 0.5 }],
      expected: {
        stats: {
          AP,
          AP50: 1,
          AP75: 1,
          APs: AP,
          APm: -1,
          APl: -1,
          AR1: 0.9,
          AR10: 0.9,
          AR100: 0.9,
          ARs: 0.9,
          ARm: -1,
          ARl: -1,
        },
      },
    },
  ],
})

const voc = (first: number) => ({
  op: "eval/voc",
  cases: [
    {
      id: "voc/made-up",
      images: [1],
      ground_truth: [{ image: 1, cls: 2, box: [1, 1, 10, 10], difficult: 0 }],
      detections: [{ image: 1, cls: 2, box: [1, 1, 10, 6], score: 0.5 }],
      expected: { "class2@0.5": { ap_11point: first, ap_allpoint: 1, recall: [1], precision: [1] } },
    },
  ],
})

const outline = (counts: string) => ({
  op: "eval/rle",
  cases: [
    {
      id: "rle/made-up",
      fn: "polygon",
      polygon: [0, 0, 2, 0, 2, 2, 0, 2],
      size: [2, 2],
      expected: { counts, area: 4 },
    },
  ],
})

test("an evaluation that is as recorded passes, a wrong number fails and is named", async () => {
  // An IoU of .9 reaches nine of ten thresholds.
  assert.equal((await replayed(coco(0.9))).total, "1 passed, 0 failed, 0 skipped")
  const wrong = await replayed(coco(0.9001))
  assert.equal(wrong.status, 1)
  assert.match(wrong.lines.join("\n"), /failed coco\/made-up: stats\[0\]: expected 0\.9001/)
})

test("an annotation 0, which pycocotools takes for none, may give other numbers", async () => {
  const { lines } = await replayed(coco(0.8, 0))
  assert.match(lines[0] ?? "", /0 passed, 0 failed, 1 differ as listed/)
  assert.match(lines[1] ?? "", /an annotation whose id is 0/)
  assert.equal((await replayed(coco(0.8))).status, 1)
})

test("results with boxes beside their masks are of the masks' sizes here", async () => {
  // A mask of 1 pixel in a box of 100 by 100: small by its own area, large by the box's.
  const file = (sizes: readonly number[], bbox: readonly number[] | undefined) => {
    const [truth] = coco(1).cases
    const mask = { size: [64, 64], counts: [0, 1, 4095] }
    const named = { image_id: 7, category_id: 0, segmentation: mask }
    const numbers = ["APs", "APm", "APl", "ARs", "ARm", "ARl"].map((name, k) => [name, sizes[k % 3]])
    const others = ["AP", "AP50", "AP75", "AR1", "AR10", "AR100"].map((name) => [name, 0])
    const annotations = [
      { ...named, id: 1, area: 5000, bbox: [8, 8, 1, 1], segmentation: { ...mask, counts: [9, 1, 4086] } },
    ]
    return {
      op: "eval/coco",
      cases: [
        {
          ...truth,
          iou_type: "segm",
          ground_truth: { ...truth?.ground_truth, annotations },
          detections: [{ ...named, score: 0.5, ...(bbox && { bbox }) }],
          expected: { stats: Object.fromEntries([...numbers, ...others]) },
        },
      ],
    }
  }
  assert.equal((await replayed(file([-1, 0, -1], undefined))).total, "1 passed, 0 failed, 0 skipped")
  assert.equal((await replayed(file([-1, 0, 1], undefined))).status, 1)
  assert.equal((await replayed(file([-1, 0, 1], [0, 0, 100, 100]))).status, 0)
})

test("VOC's pixels are counted with both ends: 10 × 6 of 10 × 10", async () => {
  assert.equal((await replayed(voc(1))).total, "1 passed, 0 failed, 0 skipped")
  assert.equal((await replayed(voc(0.99))).status, 1)
})

test("runs are compared as strings, and a function without counterpart is skipped and named", async () => {
  assert.equal((await replayed(outline("04"))).total, "1 passed, 0 failed, 0 skipped")
  assert.equal((await replayed(outline("13"))).status, 1)
  const other = { op: "eval/rle", cases: [{ id: "rle/other", fn: "frUncompressed", expected: {} }] }
  const { lines, total } = await replayed(other)
  assert.equal(total, "0 passed, 0 failed, 1 skipped")
  assert.match(lines.join("\n"), /no counterpart of pycocotools\.mask\.frUncompressed/)
})

test("an evaluation whose fields are not as recorded fails and names the field", async () => {
  const broken = {
    op: "eval/coco",
    cases: [{ id: "coco/broken", iou_type: "bbox", expected: { stats: {} } }],
  }
  const { status, lines } = await replayed(broken)
  assert.equal(status, 1)
  assert.match(lines.join("\n"), /coco\/broken: `inputs\.ground_truth` must be as recorded/)
})
