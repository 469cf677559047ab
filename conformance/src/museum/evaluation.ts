import type { Room } from "./exhibit.js"
import { elsewhere, exhibit } from "./exhibit.js"

const counted = elsewhere(
  "evaluation: average precision is computed of detections, no operation of a detector",
)
const of = (id: string, wrong: string, source: string) => exhibit(id, wrong, source, "", counted)

export const evaluation: Room = {
  title: "I. Evaluation",
  exhibits: [
    of(
      "I01",
      "an annotation with the id 0 counts as unmatched",
      "cocoapi: cocoeval.py, #664; cvat#748; faster_coco_eval#77, #81",
    ),
    of("I02", "ignore is overwritten by iscrowd", "cocoapi#322, #465, #466, #640"),
    of("I03", "a threshold of .9 is searched for by equality and not found", "cocoapi#409"),
    of(
      "I04",
      "a summary that is hard-wired to 100 detections answers -1 for fewer",
      "torchmetrics#1153, #2560, #2218; ppwwyyxx/cocoapi#33",
    ),
    of("I05", "recall beyond 1", "cocoapi#591"),
    of("I06", "recall that is never reached: precision 0, or left out", "cocoapi#683"),
    of("I07", "false positives of classes without a truth are free", "cocoapi#55; fashionfail#2"),
    of("I09", "an area of 32² is both small and medium", "cocoapi: cocoeval.py"),
    of(
      "I10",
      "recall of 3/10 lies below a threshold of .3 that was added up",
      "py-faster-rcnn: voc_eval.py; Detectron: voc_eval.py",
    ),
    of("I11", "an overlap of exactly 1/2: a match for COCO, none for VOC", "voc_eval.py; cocoeval.py"),
    of(
      "I12",
      "eleven points and area reported under one name",
      "keras-frcnn#55; FPN_Tensorflow#135; chainercv#624",
    ),
    of("I15", "no predictions: a crash; the order of empty images matters", "torchmetrics#1096, #794"),
    of("I16", "equal scores in an order that the sort leaves open", "cocoapi: cocoeval.py"),
    of("I17", "steps that are added up overshoot the last threshold", "cocoapi: cocoeval.py"),
    of("I19", "F1 from precision that was made monotone", "faster_coco_eval#73"),
    of("I20", "an exception that nobody sees", "cocoapi: cocoeval.py"),
  ],
}
