import type { In } from "@detspec/spec"

type Laying = Pick<In<"generateAnchors">, "offset" | "rounding" | "order">

/** Which anchors stand on which level of the pyramid. */
export interface AnchorsConfig extends Laying {
  /** A level's sizes: sides of the square of an anchor's area, in pixels. */
  readonly sizes: readonly (readonly number[])[]
  /** A level's ratios of height over width; every level has as many anchors a cell. */
  readonly ratios: readonly (readonly number[])[]
  /**
   * How far apart cells lie: the strides of the levels, or "floor": ⌊side of the batch / side of the map⌋,
   * as torchvision has it, where a map of 3 cells over 160 pixels has stride 53.
   */
  readonly strides: readonly number[] | "floor"
}

const ratios = [0.5, 1, 2]
const octave = [1, 2 ** (1 / 3), 2 ** (2 / 3)]
const centred = { offset: 0.5, rounding: "none", order: "ratio-major" } as const

export const anchorsPresets: Readonly<
  Record<"fasterRcnnPaper" | "fpnPaper" | "retinaNetPaper" | "small", AnchorsConfig>
> = {
  /** Section 3.3: "3 scales with box areas of 128², 256² and 512² pixels, and 3 aspect ratios of 1:1, 1:2 and 2:1". */
  fasterRcnnPaper: { sizes: [[128, 256, 512]], ratios: [ratios], strides: [16], ...centred },
  /** FPN, section 4.1: areas of 32² to 512² pixels on P2 to P6, three ratios. */
  fpnPaper: {
    sizes: [[32], [64], [128], [256], [512]],
    ratios: Array.from({ length: 5 }, () => ratios),
    strides: [4, 8, 16, 32, 64],
    ...centred,
  },
  /** Section 4, Anchors: areas of 32² to 512² on P3 to P7, at each level sizes of 2⁰, 2^⅓ and 2^⅔ times that, three ratios. */
  retinaNetPaper: {
    sizes: [32, 64, 128, 256, 512].map((size) => octave.map((step) => size * step)),
    ratios: Array.from({ length: 5 }, () => ratios),
    strides: [8, 16, 32, 64, 128],
    ...centred,
  },
  /** For images of some 160 pixels: one square a cell. */
  small: { sizes: [[10], [25], [46]], ratios: [[1], [1], [1]], strides: [4, 8, 16], ...centred },
}

/** How many anchors a cell of each level has. */
export const anchorsPerCell = ({ sizes, ratios }: AnchorsConfig): number =>
  (sizes[0]?.length ?? 0) * (ratios[0]?.length ?? 0)
