import type { Room } from "./exhibit.js"
import { elsewhere, exhibit, mutants, parameter } from "./exhibit.js"

const network = "the network's layers, not its anchors"

export const anchors: Room = {
  title: "D. Anchors, levels, default boxes",
  exhibits: [
    exhibit(
      "D01",
      "centres at the cell's corner instead of its middle",
      "pytorch/vision#1765, #7473; detectron2#378, #488; mmdetection#5619",
      "symmetric about the middle of the image at an offset of 1/2",
      mutants({ generateAnchors: ["centred at the cell's corner, whatever the offset"] }),
    ),
    exhibit(
      "D02",
      "rounding the base anchors changes their area",
      "Detectron#227; py-faster-rcnn: _ratio_enum",
      "without rounding, area = size²",
      mutants({ generateAnchors: ["rounds when it should not"] }),
    ),
    exhibit(
      "D03",
      "base anchors cut to whole numbers",
      "pytorch/vision#2171",
      "halves go to the even number",
      mutants({ generateAnchors: ["half-sides are cut to whole pixels"] }),
    ),
    exhibit(
      "D04",
      "the ratio is h / w here, w / h there",
      "pytorch/vision#2171; mmdetection#4658; tensorflow/models#1930; d2l-en#2480",
      "h / w is the ratio",
      mutants({
        generateAnchors: ["the ratio is width over height"],
        defaultBoxes: ["the ratio is height over width"],
      }),
    ),
    exhibit(
      "D07",
      "sizes and ratios in pairs instead of all with all",
      "AlphaJia/pytorch-faster-rcnn#15",
      "sizes × ratios anchors a cell",
      mutants({ generateAnchors: ["sizes and ratios in pairs instead of all with all"] }),
    ),
    exhibit(
      "D09",
      "maps rounded down here and up there: one row of anchors too few",
      "keras-cv#1305, #1285",
      "as many anchors as the grid has cells",
      mutants({ generateAnchors: ["the last row of cells is left out"] }),
    ),
    exhibit(
      "D10",
      "centres depend on the padding of layers",
      "fizyr/keras-retinanet#1073",
      "",
      elsewhere(network),
    ),
    exhibit(
      "D12",
      "anchors across the border: left out by one paper, kept by the next",
      "Detectron#393",
      "",
      elsewhere("which anchors count in training is the detector's to say; labels of -1 leave any out"),
    ),
    exhibit(
      "D13",
      "SSD's scales by formula and by code differ",
      "sgrvinod#48; weiliu89/caffe#295, #412, #48",
      "the scales are those that are given",
      parameter("defaultBoxes.scales"),
    ),
    exhibit(
      "D15",
      "ε inside or outside the logarithm; a box without area has no level",
      "torchvision: poolers.py; detectron2: poolers.py",
      "a level for every box; the rule is the one asked for",
      mutants({
        assignPyramidLevels: [
          "ε always inside the logarithm",
          "ε always added to the level",
          "ε is left out",
          "a box without area on the coarsest level",
        ],
      }),
    ),
    exhibit(
      "D17",
      "doubling an odd map does not fit the one beside it",
      "mmdetection#2157; Detectron#121; tensorpack#824",
      "",
      elsewhere(network),
    ),
    exhibit(
      "D18",
      "the sixth level comes from C5 here and from P5 there",
      "detectron2: fpn.py; keras-hub: feature_pyramid.py",
      "",
      elsewhere(network),
    ),
    exhibit(
      "D19",
      "the scale is guessed as a power of two, and kept from the first call",
      "torchvision: poolers.py",
      "agreement on any scale; no state",
      mutants({ roiAlign: ["the scale rounded to a power of two", "the scale of the first call is kept"] }),
    ),
    exhibit(
      "D20",
      "clusters of anchor sizes: empty ones, sizes of 0, the wrong mean",
      "lars76/kmeans-anchor-boxes#9; decanbay#7; qqwweee/keras-yolo3#387",
      "",
      elsewhere("no operation clusters: sizes are given"),
    ),
  ],
}
