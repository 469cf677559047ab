import type { DetectionError } from "@detspec/core"
import { message } from "@detspec/core"

/** What was left out because it could not be read: a line each. */
export const skippedLines = (warnings: readonly DetectionError[]): readonly string[] =>
  warnings.map((warning) => `skipped: ${message(warning)}`)
