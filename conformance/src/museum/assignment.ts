import type { Room } from "./exhibit.js"
import { elsewhere, exhibit, mutants, parameter } from "./exhibit.js"

const yolo = "YOLO's own assignment to the cells of a grid: the detector's targets, no operation"

export const assignment: Room = {
  title: "E. Assignment",
  exhibits: [
    exhibit(
      "E01",
      "a rescued anchor stays with its own best truth: the truth that rescued it has none",
      "detectron2#1162; torchvision: set_low_quality_matches_",
      "own: the label changes, the truth does not; rescuer: the truth too",
      mutants({
        matchQuality: [
          "own gives the anchor to the truth that saves it",
          "rescuer leaves the anchor with its own best truth",
        ],
      }),
    ),
    exhibit(
      "E02",
      "a truth that overlaps nothing makes every anchor of overlap 0 positive",
      "leeyevi/MV3D_TF#1; py-faster-rcnn: anchor_target_layer",
      "no positive has an overlap of 0",
      mutants({ matchQuality: ["a truth that overlaps nothing makes every anchor of quality 0 positive"] }),
    ),
    exhibit(
      "E03",
      "the best overlap is searched for again by equality, and rounded otherwise",
      "detectron2#3750",
      "each truth with an overlap has an anchor",
      mutants({ matchAnchors: ["own looks for the best in single precision, and does not find it"] }),
    ),
    exhibit(
      "E05",
      "two truths share their best anchor, and the loop overwrites the first",
      "amdegroot/ssd.pytorch#354, #193; lufficc/SSD#36; RefineDet#21",
      "rescuer: the last truth writes",
      parameter("matchQuality.lowQuality: rescuer, as SSD's code does it"),
    ),
    exhibit(
      "E07",
      "the low-quality rule cannot be switched off",
      "Project-MONAI/MONAI#5250",
      "all three rules",
      mutants({
        matchQuality: ["the low-quality rule is never applied", "the low-quality rule is always applied"],
      }),
    ),
    exhibit(
      "E09",
      "the low-quality rule asks for a least overlap that the paper does not have",
      "mmdetection#6821, #2375",
      "own: any overlap above 0",
      mutants({ matchQuality: ["own saves ignored anchors only"] }),
    ),
    exhibit(
      "E10",
      "anchors that were left out come back as background",
      "mmdetection#2985",
      "labels of -1 are never drawn",
      mutants({ sampleBalanced: ["ignored ones are negatives"] }),
    ),
    exhibit(
      "E12",
      "no truths: a box of zeros is matched",
      "pytorch/vision#2144, #4189; keras-cv#845, #846",
      "no truths: all background",
      mutants({
        matchQuality: ["without truths everything is ignored"],
        matchAnchors: ["without truths, the point at the origin is one"],
      }),
    ),
    exhibit(
      "E13",
      "crowds are ignored by IoU instead of by what share of the anchor they cover",
      "tensorpack#984",
      "",
      elsewhere(
        "which truths are crowds is the data set's to say; matchQuality takes any table of qualities",
      ),
    ),
    exhibit(
      "E14",
      "a later truth erases what an earlier one wrote; rows and columns exchanged",
      "eriklindernoren/PyTorch-YOLOv3#53, #61; BobLiu20#15",
      "",
      elsewhere(yolo),
    ),
    exhibit(
      "E15",
      "two truths in one cell overwrite each other",
      "ultralytics/yolov3#1799; thtrieu/darkflow#646",
      "",
      elsewhere(yolo),
    ),
    exhibit(
      "E16",
      "YOLO's confidence target is 1 instead of the IoU; the root of a negative width",
      "aladdinpersson#137; DeepBaksuVision#7",
      "",
      elsewhere(yolo),
    ),
    exhibit(
      "E17",
      "RetinaNet's paper has no low-quality rule, its code does",
      "detectron2: retinanet.py",
      "",
      parameter("matchQuality.lowQuality: the presets retinaNet and detectron2RetinaNet"),
    ),
  ],
}
