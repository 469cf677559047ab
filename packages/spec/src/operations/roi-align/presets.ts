/** The paper leaves the half cell open: it only says that nothing is rounded. */
export const roiAlignPresets: {
  readonly paper: { readonly samples: 2; readonly reduce: "mean" }
  readonly torchvision: { readonly samples: 0; readonly aligned: false; readonly reduce: "mean" }
  readonly torchvisionFasterRcnn: { readonly samples: 2; readonly aligned: false; readonly reduce: "mean" }
  readonly detectron2: { readonly samples: 0; readonly aligned: true; readonly reduce: "mean" }
  readonly onnx: { readonly samples: 0; readonly aligned: true; readonly reduce: "mean" }
} = {
  /** Four regular samples a bin, averaged. */
  paper: { samples: 2, reduce: "mean" },
  /** The defaults of `roi_align`. */
  torchvision: { samples: 0, aligned: false, reduce: "mean" },
  /** Its Faster R-CNN and Mask R-CNN pool with two samples a side. */
  torchvisionFasterRcnn: { samples: 2, aligned: false, reduce: "mean" },
  /** `ROIAlignV2`. */
  detectron2: { samples: 0, aligned: true, reduce: "mean" },
  /** The defaults of RoiAlign since version 16. */
  onnx: { samples: 0, aligned: true, reduce: "mean" },
}
