/** How far images are changed at random; 0 leaves each of them as it is. */
export interface Augmentation {
  /** Whether to turn left and right around, and top and bottom, each half of the time. */
  readonly flipX: boolean
  readonly flipY: boolean
  /** The scale is drawn evenly in logarithm between these. */
  readonly scale: readonly [least: number, most: number]
  /** Width and height grow by e^a and e^-a, a between -aspect and aspect. */
  readonly aspect: number
  /** A larger image is cropped anywhere, a smaller one placed anywhere, and then moved by this share of the sides. */
  readonly shift: number
  /** A box is kept where more than this share of it remains in sight. */
  readonly visible: number
  /** Distances from the mean grow by 1 ± contrast, alike in all channels, and by 1 ± half of it in each alone. */
  readonly contrast: number
  /** The same for what is added, in standard deviations. */
  readonly brightness: number
}

/**
 * What trained best on 160 × 120 images of blood cells.
 *
 * Source  measured for this project: both flips brought five points of mAP, the rest one or two
 */
export const augmentation: Augmentation = {
  flipX: true,
  flipY: true,
  scale: [0.8, 1.25],
  aspect: 0.1,
  shift: 0.05,
  visible: 0.35,
  contrast: 0.2,
  brightness: 0.2,
}

/** Left and right turned around half of the time, and nothing else: all that Fast R-CNN does (section 2.3). */
export const flipsOnly: Augmentation = {
  flipX: true,
  flipY: false,
  scale: [1, 1],
  aspect: 0,
  shift: 0,
  visible: 0,
  contrast: 0,
  brightness: 0,
}

/** Nothing is changed. */
export const unchanged: Augmentation = { ...flipsOnly, flipX: false }
