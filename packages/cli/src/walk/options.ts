import type { ToolsOptions } from "../models/tools.js"

/** The options of `walk`. */
export interface WalkOptions extends ToolsOptions {
  readonly model: string
  /** Which scene of those with this seed. */
  readonly scene: number
  readonly seed: number
  readonly out: string
  /** Where the weights come from, as the pictures say it. */
  readonly trained: string
}
