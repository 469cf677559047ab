import type { Room } from "./exhibit.js"
import { elsewhere, exhibit, mutants } from "./exhibit.js"

export const coding: Room = {
  title: "C. Parameters of boxes, clipping, conversion",
  exhibits: [
    exhibit(
      "C01",
      "decoding forgets the - 1 that belongs to widths of + 1",
      "py-faster-rcnn: bbox_transform_inv; Detectron: utils/boxes.py",
      "decode undoes encode",
      mutants({
        decodeBoxes: ["widths of x2 - x1 + 1, and no pixel taken off again"],
        encodeBoxes: ["widths of x2 - x1 + 1"],
      }),
    ),
    exhibit(
      "C02",
      "the exponential of a growth overflows",
      "py-faster-rcnn#403; kevinjliang/tf-Faster-RCNN#18; mahyarnajibi/SSH#37; chainercv#508",
      "growth stops at the clamp",
      mutants({ decodeBoxes: ["no clamp: growth overflows"] }),
    ),
    exhibit(
      "C04",
      "targets are weighted in training and not in testing, or twice",
      "py-faster-rcnn#365; ShaoqingRen/faster_rcnn#174; msracver/Deformable-ConvNets#210; jwyang#326, #672",
      "decode undoes encode under any weights",
      mutants({
        decodeBoxes: ["weights forgotten"],
        encodeBoxes: ["weights forgotten", "weights used twice"],
      }),
    ),
    exhibit(
      "C05",
      "SSD's variance is a standard deviation: weights of 10, not of 100",
      "biubug6/Pytorch_Retinaface#91; Detectron#632",
      "deltas are proportional to the weights",
      mutants({
        encodeBoxes: ["divided by the weights: variances taken for weights"],
        decodeBoxes: ["multiplied by the weights: variances taken for weights"],
      }),
    ),
    exhibit(
      "C06",
      "the logarithm of a negative side",
      "endernewton/tf-faster-rcnn#107",
      "boxes without an inside are refused by name",
      mutants({ encodeBoxes: ["the contract is not checked"] }),
    ),
    exhibit(
      "C07",
      "0 - 1 is 65535 where coordinates that count from 1 are read into sixteen bits",
      "tf-faster-rcnn#151; ruotianluo#75; mxnet#4831",
      "",
      elsewhere("annotation files: the reader of Pascal VOC asks what corners count from"),
    ),
    exhibit(
      "C09",
      "rounded before it is multiplied by the stride",
      "yhenon/keras-frcnn#152",
      "agreement within a few roundings",
      mutants({ decodeBoxes: ["rounded to whole pixels"] }),
    ),
    exhibit(
      "C10",
      "conversion with ± 1 or max(0, w - 1) is no inverse",
      "cocodataset/cocoapi#5; Detectron: xywh_to_xyxy",
      "there and back again",
      mutants({ convertBoxes: ["widths of x2 - x1 + 1", "x2 = x + max(w - 1, 0)"] }),
    ),
    exhibit(
      "C11",
      "clipping to W - 1 removes objects at the border",
      "albumentations#1713; yolov3#1101; tensorpack#1328; mmdetection#1688",
      "boxes inside stay as they are",
      mutants({
        clipBoxes: ["clipped to W - 1 and H - 1", "x2, y2 clipped to W - 1, H - 1, the others not"],
      }),
    ),
    exhibit(
      "C14",
      "the deltas of a class are cut out with the wrong stride",
      "xiong-zhitong/pytorch_RFCN#4",
      "classes one by one",
      mutants({ decodeBoxes: ["classes and rows of the deltas exchanged"] }),
    ),
    exhibit(
      "C15",
      "columns of one class are read where there are those of all, or the reverse",
      "jwyang/faster-rcnn.pytorch#672",
      "classes one by one",
      mutants({ decodeBoxes: ["every class gets the first one's deltas"] }),
    ),
    exhibit(
      "C16",
      "moving boxes to a device changes their precision",
      "detectron2#782",
      "agreement on five digits",
      mutants({
        convertBoxes: ["even sizes beyond 2048, as half precision has them"],
        clipBoxes: ["multiples of 4 beyond 4096, as half precision has them"],
      }),
    ),
  ],
}
