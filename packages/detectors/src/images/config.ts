/** How images become a batch. */
export interface ImagesConfig {
  /** The shorter side is brought to so many pixels. */
  readonly shortSide: number
  /** Unless the longer one would then exceed this. */
  readonly longSide: number
  /** Batches are padded below and at the right, to a multiple of this. */
  readonly divisible: number
  /** Of red, green and blue in [0, 1]: what is taken away, and what is divided by. */
  readonly mean: readonly [number, number, number]
  readonly deviation: readonly [number, number, number]
  /**
   * The precision of the scale before the new size is rounded down. In float32, as PyTorch divides, a side
   * can lose a pixel: 799 for 800.
   */
  readonly scaleIn: "float64" | "float32"
}

/** Statistics of ImageNet, which networks pre-trained there expect. */
const imageNet = { mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225] } as const

export const imagesPresets: Readonly<
  Record<"fasterRcnnPaper" | "retinaNetPaper" | "torchvision" | "small", ImagesConfig>
> = {
  /** Section 3.3: "re-scale the images such that their shorter side is s = 600 pixels"; 1000 is Fast R-CNN's cap. */
  fasterRcnnPaper: { shortSide: 600, longSide: 1000, divisible: 16, ...imageNet, scaleIn: "float64" },
  /** Section 4.1 of RetinaNet and table 1: scales from 400 to 800 pixels; P7 has stride 128. */
  retinaNetPaper: { shortSide: 800, longSide: 1333, divisible: 128, ...imageNet, scaleIn: "float64" },
  small: { shortSide: 120, longSide: 160, divisible: 16, ...imageNet, scaleIn: "float64" },
  torchvision: { shortSide: 800, longSide: 1333, divisible: 32, ...imageNet, scaleIn: "float32" },
}
