import type { ReadingOptions } from "../data/options.js"
import type { ModelOptions } from "../models/options.js"
import type { ToolsOptions } from "../models/tools.js"

/** The options of `evaluate`. */
export interface EvaluateOptions extends ReadingOptions, ToolsOptions, ModelOptions {
  readonly list?: string
}
