import { elevenLevels } from "../curve/readings.js"

export interface VocParameters {
  /** A detection must overlap its truth by more than this. */
  readonly threshold: number
  /** Where the eleven-point reading looks. */
  readonly recallLevels: readonly number[]
}

/** The challenge's own: an IoU of more than .5, recalls of k / 10, each rounded once. */
export const vocParameters: VocParameters = { threshold: 0.5, recallLevels: elevenLevels }

/**
 * As the Python programs compute it that most papers used: recall levels are multiples of the floating-point number
 * .1, so that three of them (.3, .6, .7) lie just above what their names say and a recall of exactly .3 does not
 * reach .3.
 */
export const pythonVocParameters: VocParameters = {
  threshold: 0.5,
  recallLevels: elevenLevels.map((_, k) => k * 0.1),
}
