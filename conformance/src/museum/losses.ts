import type { Room } from "./exhibit.js"
import { elsewhere, exhibit, mutants } from "./exhibit.js"

export const losses: Room = {
  title: "G. Losses",
  exhibits: [
    exhibit(
      "G01",
      "β = 0 divides 0 by 0 on the target",
      "pytorch/pytorch#96813; fvcore: smooth_l1_loss",
      "β = 0 is the absolute value; slopes lie in [-1, 1]",
      mutants({
        smoothL1: ["β = 0 divides 0 by 0"],
        smoothL1Gradient: ["β = 0 divides 0 by 0 on the target"],
      }),
    ),
    exhibit(
      "G02",
      "a negative β is taken, and gives wrong numbers",
      "pytorch/pytorch#45532",
      "a number outside its range is refused by name",
      mutants({ smoothL1: ["the contract is not checked"] }),
    ),
    exhibit(
      "G05",
      "0 · ln 0 at a logit of 100",
      "kornia#2115, #2125",
      "finite up to logits of 10,000",
      mutants({
        sigmoidFocalLoss: ["0 · ln 0 at logit 100"],
        binaryCrossEntropy: ["0 · ln 0 at large logits"],
        sigmoidFocalLossGradient: ["e^x / e^x: NaN at large logits"],
      }),
    ),
    exhibit(
      "G06",
      "e^-x overflows",
      "rwightman/efficientdet-pytorch#77; roboflow/rf-detr#138",
      "finite up to logits of 10,000",
      mutants({
        sigmoidFocalLoss: ["e^-x overflows at -1000"],
        binaryCrossEntropy: ["e^-x overflows at -1000"],
        binaryCrossEntropyGradient: ["e^x / (1 + e^x) overflows to NaN"],
      }),
    ),
    exhibit(
      "G07",
      "a clamp by the least float does nothing in half precision",
      "mmcv#1488",
      "agreement at logits of 20 and more",
      mutants({ sigmoidFocalLoss: ["1 - p_t by subtraction from a p rounded to 3 digits"] }),
    ),
    exhibit(
      "G09",
      "α on both classes, or on the wrong one",
      "liuyuisanai#4; mkocabas/focal-loss-keras#6; unsky#9; clcarwin/focal_loss_pytorch#10; fudannlp16#6; yatengLG#4",
      "α to 1 - α where the logit is 0",
      mutants({
        sigmoidFocalLoss: ["α on the wrong class", "α on both classes"],
        sigmoidFocalLossGradient: ["α on the wrong class"],
      }),
    ),
    exhibit(
      "G10",
      "α and γ exchanged by position",
      "qubvel/segmentation_models#258",
      "γ = 0 is weighted cross-entropy",
      mutants({ sigmoidFocalLoss: ["α and γ swapped"], sigmoidFocalLossGradient: ["α and γ swapped"] }),
    ),
    exhibit(
      "G12",
      "divided by the number of positives, which is 0",
      "keras-hub#2791; keras-cv#1683; andreaazzini#4; kuangliu#14",
      "",
      elsewhere("losses are not reduced: who divides, chooses by what"),
    ),
    exhibit(
      "G13",
      "divided by all anchors instead of the positives",
      "keras-retinanet#89, #709, #1254; yhenon/pytorch-retinanet#98",
      "each row by itself",
      mutants({ sigmoidFocalLoss: ["divided by the number of rows"] }),
    ),
    exhibit(
      "G14",
      "the bias of the last layer is missing, or for another prior",
      "kuangliu#10; Detectron#176; CenterNet#590, #826; yolov5#4302",
      "",
      elsewhere("the network's initial weights"),
    ),
    exhibit(
      "G15",
      "a softmax at the end of what was trained with sigmoids",
      "tensorflow/tpu#487",
      "one loss for all classes, by the softmax",
      mutants({
        softmaxCrossEntropy: ["a sigmoid for each class instead of one softmax"],
        softmaxCrossEntropyGradient: ["a sigmoid for each class instead of one softmax"],
      }),
    ),
    exhibit(
      "G16",
      "cross-entropy printed without its minus",
      "course notes on the focal loss",
      "no loss is negative",
      mutants({
        binaryCrossEntropy: ["printed without the minus"],
        sigmoidFocalLoss: ["without the minus"],
        softmaxCrossEntropy: ["without the minus"],
      }),
    ),
    exhibit(
      "G18",
      "a sum that is not divided by the batch",
      "aladdinpersson#137",
      "each row by itself",
      mutants({ boxIouLoss: ["reduced to a mean"] }),
    ),
    exhibit(
      "G19",
      "the box loss counts background: [u ≥ 1] is missing",
      "course notes on Fast R-CNN; detectron2: pos_mask",
      "rows that do not count have loss 0",
      mutants({ softmaxCrossEntropy: ["rows with label -1 count as background: [l ≥ 0] forgotten"] }),
    ),
  ],
}
