type Name = "fasterRcnn" | "fastRcnn" | "torchvisionBoxHead"

interface Share {
  readonly size: number
  readonly positiveFraction: number
}

/** How many examples an image gives to a training step, and how many of them may be positive. */
export const sampleBalancedPresets: Readonly<Record<Name, Share>> = {
  /** Anchors, as in the paper, torchvision and detectron2. */
  fasterRcnn: { size: 256, positiveFraction: 0.5 },
  fastRcnn: { size: 64, positiveFraction: 0.25 },
  /** Proposals, as in torchvision and detectron2. */
  torchvisionBoxHead: { size: 512, positiveFraction: 0.25 },
}
