import type { Room } from "./exhibit.js"
import { exhibit, mutants } from "./exhibit.js"

export const pooling: Room = {
  title: "H. Pooling of regions, masks",
  exhibits: [
    exhibit(
      "H01",
      "half a cell is not taken off",
      "detectron2: roi_align.py; onnx/onnx#3428, #3429; onnxruntime#6921; Paddle#30864; mxnet#12403",
      "a ramp is read at the middles of bins",
      mutants({
        roiAlign: ["half a cell is never taken off"],
        roiAlignBackward: ["half a cell is never taken off"],
      }),
    ),
    exhibit(
      "H02",
      "the condition of that correction is the wrong way round",
      "pytorch/vision#2438",
      "aligned regions may be smaller than a cell",
      mutants({ roiAlign: ["aligned the other way round"], cropMasks: ["alignment inverted"] }),
    ),
    exhibit(
      "H03",
      "a least size of one cell, in the legacy mode only",
      "torchvision: roi_align_kernel.cpp",
      "agreement on both modes",
      mutants({
        roiAlign: [
          "a region may be smaller than a cell, not aligned too",
          "regions have a cell at least, aligned too",
        ],
      }),
    ),
    exhibit(
      "H04",
      "no samples: 0/0, guarded forward and not backward",
      "pytorch/vision#1908; detectron2#804",
      "a region without a side gives 0 and takes 0",
      mutants({
        roiAlign: ["0/0 where there are no samples"],
        roiAlignBackward: ["0/0 where there are no samples"],
      }),
    ),
    exhibit(
      "H05",
      "one or two samples where as many as needed are asked for",
      "mxnet#11077; openvino#2128; plaidml#1643; jwyang#552; roytseng#129",
      "0 samples: as many as the bin spans cells",
      mutants({
        roiAlign: ["two samples instead of as many as needed", "one sample, whatever is asked for"],
        roiAlignBackward: ["two samples instead of as many as needed"],
      }),
    ),
    exhibit(
      "H06",
      "which samples count as outside: the rule is not symmetric",
      "torchvision: roi_align_kernel.cpp",
      "a constant map gives its constant inside, 0 outside",
      mutants({
        roiAlign: [
          "samples left of the first centre count as 0",
          "samples beyond the last centre count as 0",
          "samples outside read the border, however far",
          "a sample at −1 counts as 0",
          "a sample at H or W counts as 0",
        ],
      }),
    ),
    exhibit(
      "H09",
      "a feature map that is not contiguous mixes regions",
      "mmcv#2203, #737; longcw#15; pytorch/vision#592",
      "strides change no answer",
      mutants({ roiAlign: ["strides are ignored"] }),
    ),
    exhibit(
      "H10",
      "crop and resize passed off as RoIAlign",
      "tensorflow#26278, #28746; tensorpack#542, #670; FastMaskRCNN#1, #13",
      "a ramp is read at the middles of bins",
      mutants({
        roiAlign: ["points on the corners, as cropAndResize"],
        cropAndResize: ["RoIAlign with one sample"],
      }),
    ),
    exhibit(
      "H11",
      "the last point falls off the map by a rounding",
      "tfjs#6624, #8231, #1325, #5694",
      "the corners of the region are read",
      mutants({ cropAndResize: ["the last point falls off the map by a rounding"] }),
    ),
    exhibit(
      "H13",
      "the greatest of very low features is the number that the search starts from",
      "torchvision: roi_pool_kernel.cpp",
      "the greatest is one of the features",
      mutants({ roiPool: ["the greatest starts from 0: negative features are not seen"] }),
    ),
    exhibit(
      "H14",
      "halves: away from zero in C, to even in PyTorch, up in JavaScript",
      "pytorch/vision#923; AiDotNet#883",
      "the rule is the one asked for",
      mutants({
        roiPool: [
          "halves to the even cell, whatever is asked for",
          "halves away from zero, whatever is asked for",
        ],
        psRoiPool: ["halves to the even cell", "halves up"],
      }),
    ),
    exhibit(
      "H15",
      "the side of a bin by division of integers",
      "zplizzi/tensorflow-fast-rcnn#5",
      "bins cover the region",
      mutants({ roiPool: ["bins of ⌊cells / bins⌋, the rest is left over"] }),
    ),
    exhibit(
      "H17",
      "a quotient that is whole comes out a little larger, and is rounded up",
      "microsoft/onnxruntime#1434; Theano#5189",
      "bins of whole cells are those cells",
      mutants({ roiPool: ["a whole number of cells comes out a little larger: one cell too many"] }),
    ),
    exhibit(
      "H19",
      "backward: a race, or updates that are lost",
      "imagine-nn#27; pytorch/vision#7579, #7457; deepsense-ai/roi-pooling#20; cunn#84",
      "the gradient of all regions is the sum of each one's",
      mutants({
        roiPoolBackward: ["a race: the last bin to write a cell wins"],
        roiAlignBackward: ["the last region to write on an image wins: a lost update"],
        psRoiPoolBackward: ["a lost update: of the regions on the map only the last is seen"],
      }),
    ),
    exhibit(
      "H21",
      "regions are clipped by the size of the image over the scale",
      "zhaoweicai/mscnn#9",
      "boxes inside stay as they are",
      mutants({ clipBoxes: ["the image's size is divided by a scale of 2"] }),
    ),
    exhibit(
      "H22",
      "masks pasted half a pixel off",
      "detectron2: mask_ops.py; cvat#801; ultralytics#24617, #20918",
      "a mask of as many cells as pixels is copied",
      mutants({ pasteMasks: ["pixel centres at whole numbers: half a pixel off"] }),
    ),
    exhibit(
      "H23",
      "samples are claimed not to be evenly spaced",
      "mmdetection#1032 (a claim, no bug)",
      "samples in the middles of the bin's parts",
      mutants({ roiAlign: ["samples at the edges of a bin's parts, not in their middles"] }),
    ),
    exhibit(
      "H24",
      "the greatest of products instead of interpolated values",
      "onnx/onnx: test_roialign_mode_max",
      "the greatest interpolated value",
      mutants({ roiAlign: ["the greatest of products, before they are added up"] }),
    ),
  ],
}
