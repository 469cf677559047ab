import type { In } from "@detspec/spec"
import { roiAlignPresets } from "@detspec/spec"

type Levels = Pick<In<"assignPyramidLevels">, "canonicalSize" | "canonicalLevel" | "epsilon" | "epsilonAt">

/** How a region becomes `size` × `size` bins. */
type Bins =
  | { readonly kind: "roiPool"; readonly size: number; readonly rounding: In<"roiPool">["rounding"] }
  | {
      readonly kind: "roiAlign"
      readonly size: number
      readonly samples: number
      readonly aligned: boolean
    }

/** From which feature maps regions are pooled, and how. */
export type PoolConfig = Bins & {
  /** Of the maps that are pooled from, finest first: powers of two where there are several. */
  readonly strides: readonly number[]
  /** Which map a region is pooled from; of one map there is nothing to choose. */
  readonly levels?: Levels
}

export const poolPresets: Readonly<Record<"fpnPaper" | "torchvision" | "small", PoolConfig>> = {
  /** FPN, section 4.2: 7 × 7 bins, eq. (1) with k_0 = 4. RoIAlign came after it. */
  fpnPaper: {
    kind: "roiPool",
    size: 7,
    rounding: "half-away",
    strides: [4, 8, 16, 32],
    levels: { canonicalSize: 224, canonicalLevel: 4, epsilon: 0, epsilonAt: "level" },
  },
  torchvision: {
    kind: "roiAlign",
    size: 7,
    samples: roiAlignPresets.torchvisionFasterRcnn.samples,
    aligned: roiAlignPresets.torchvisionFasterRcnn.aligned,
    strides: [4, 8, 16, 32],
    levels: { canonicalSize: 224, canonicalLevel: 4, epsilon: 1e-6, epsilonAt: "level" },
  },
  small: {
    kind: "roiAlign",
    size: 5,
    samples: 2,
    aligned: true,
    strides: [4, 8, 16],
    levels: { canonicalSize: 32, canonicalLevel: 4, epsilon: 0, epsilonAt: "level" },
  },
}
