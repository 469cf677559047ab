import type { ModelOptions } from "../models/options.js"
import type { ToolsOptions } from "../models/tools.js"

/** The options of `detect`. */
export interface DetectOptions extends ToolsOptions, ModelOptions {
  /** Only what scores at least this is shown and drawn; the detector's own limit where it is left out. */
  readonly score?: number
  readonly out?: string
  readonly json?: string
}
