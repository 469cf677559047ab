interface Paper {
  readonly title: string
  readonly authors: string
  readonly year: number
  readonly url: string
}

type PaperKey =
  | "rcnn"
  | "fastRcnn"
  | "fasterRcnn"
  | "maskRcnn"
  | "fpn"
  | "retinaNet"
  | "yolo"
  | "ssd"
  | "rFcn"
  | "giou"
  | "diou"
  | "unitBox"
  | "softNms"
  | "deformable"
  | "pascalVoc"
  | "coco"

const paper = (title: string, authors: string, year: number, url: string): Paper => ({
  title,
  authors,
  year,
  url,
})

/** Every paper that a contract may cite: an unknown key does not compile. */
export const papers: Readonly<Record<PaperKey, Paper>> = {
  rcnn: paper(
    "Rich feature hierarchies for accurate object detection and semantic segmentation",
    "Girshick, Donahue, Darrell, Malik",
    2014,
    "https://arxiv.org/abs/1311.2524",
  ),
  fastRcnn: paper("Fast R-CNN", "Girshick", 2015, "https://arxiv.org/abs/1504.08083"),
  fasterRcnn: paper(
    "Faster R-CNN: Towards Real-Time Object Detection with Region Proposal Networks",
    "Ren, He, Girshick, Sun",
    2015,
    "https://arxiv.org/abs/1506.01497",
  ),
  maskRcnn: paper("Mask R-CNN", "He, Gkioxari, Dollár, Girshick", 2017, "https://arxiv.org/abs/1703.06870"),
  fpn: paper(
    "Feature Pyramid Networks for Object Detection",
    "Lin, Dollár, Girshick, He, Hariharan, Belongie",
    2017,
    "https://arxiv.org/abs/1612.03144",
  ),
  retinaNet: paper(
    "Focal Loss for Dense Object Detection",
    "Lin, Goyal, Girshick, He, Dollár",
    2017,
    "https://arxiv.org/abs/1708.02002",
  ),
  yolo: paper(
    "You Only Look Once: Unified, Real-Time Object Detection",
    "Redmon, Divvala, Girshick, Farhadi",
    2016,
    "https://arxiv.org/abs/1506.02640",
  ),
  ssd: paper(
    "SSD: Single Shot MultiBox Detector",
    "Liu, Anguelov, Erhan, Szegedy, Reed, Fu, Berg",
    2016,
    "https://arxiv.org/abs/1512.02325",
  ),
  rFcn: paper(
    "R-FCN: Object Detection via Region-based Fully Convolutional Networks",
    "Dai, Li, He, Sun",
    2016,
    "https://arxiv.org/abs/1605.06409",
  ),
  giou: paper(
    "Generalized Intersection over Union: A Metric and A Loss for Bounding Box Regression",
    "Rezatofighi, Tsoi, Gwak, Sadeghian, Reid, Savarese",
    2019,
    "https://arxiv.org/abs/1902.09630",
  ),
  diou: paper(
    "Distance-IoU Loss: Faster and Better Learning for Bounding Box Regression",
    "Zheng, Wang, Liu, Li, Ye, Ren",
    2020,
    "https://arxiv.org/abs/1911.08287",
  ),
  unitBox: paper(
    "UnitBox: An Advanced Object Detection Network",
    "Yu, Jiang, Wang, Cao, Huang",
    2016,
    "https://arxiv.org/abs/1608.01471",
  ),
  softNms: paper(
    "Soft-NMS: Improving Object Detection With One Line of Code",
    "Bodla, Singh, Chellappa, Davis",
    2017,
    "https://arxiv.org/abs/1704.04503",
  ),
  deformable: paper(
    "Deformable Convolutional Networks",
    "Dai, Qi, Xiong, Li, Zhang, Hu, Wei",
    2017,
    "https://arxiv.org/abs/1703.06211",
  ),
  pascalVoc: paper(
    "The Pascal Visual Object Classes (VOC) Challenge",
    "Everingham, Van Gool, Williams, Winn, Zisserman",
    2010,
    "https://doi.org/10.1007/s11263-009-0275-4",
  ),
  coco: paper(
    "Microsoft COCO: Common Objects in Context",
    "Lin, Maire, Belongie, Bourdev, Girshick, Hays, Perona, Ramanan, Zitnick, Dollár",
    2014,
    "https://arxiv.org/abs/1405.0312",
  ),
}

/** A paper and the place in it: "eq. (2)", "section 3.1.2". */
export interface Citation {
  readonly paper: PaperKey
  readonly where: string
}

export const cite = (paper: PaperKey, where: string): Citation => ({ paper, where })
