import type { Room } from "./exhibit.js"
import { exhibit, mutants, parameter } from "./exhibit.js"

export const sampling: Room = {
  title: "F. Sampling",
  exhibits: [
    exhibit(
      "F01",
      "filled up from all regions, and labelled background",
      "apache/mxnet#6809, #6848, #6849",
      "every sample has the label that it is drawn for",
      mutants({ sampleBalanced: ["missing negatives are drawn from all"] }),
    ),
    exhibit(
      "F02",
      "neither positives nor negatives: a crash",
      "ruotianluo/pytorch-faster-rcnn#11; jwyang#74; FewShotDetection#43",
      "as many as there are, maybe none",
      mutants({ sampleBalanced: ["with nothing to draw from, the first is drawn"] }),
    ),
    exhibit(
      "F04",
      "an image without positives gives no negatives",
      "XiaXuehai/faceboxes#16; weiliu89/caffe#592, #909; qfgaohao/pytorch-ssd#159",
      "negatives fill up to the size",
      mutants({ sampleBalanced: ["three negatives for each positive, so none without"] }),
    ),
    exhibit(
      "F05",
      "two negatives for a positive instead of three",
      "rykov8/ssd_keras#109",
      "",
      parameter("sampleBalanced.positiveFraction"),
    ),
    exhibit(
      "F07",
      "negatives do not fill up where positives are few",
      "course notes on proposals",
      "negatives fill up to the size",
      mutants({ sampleBalanced: ["negatives do not fill up where positives are few"] }),
    ),
  ],
}
