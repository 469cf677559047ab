import type { ModelOptions } from "../models/options.js"
import type { ToolsOptions } from "../models/tools.js"

/** The options of `export`. */
export interface ExportOptions extends ToolsOptions, ModelOptions {
  readonly out: string
  readonly height: number
  readonly width: number
  readonly batch: number
}
