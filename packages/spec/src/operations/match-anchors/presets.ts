import type { Matching } from "../../shared/matching.js"
import { matchQualityPresets } from "../match-quality/presets.js"

/** As for `matchQuality`. */
export const matchAnchorsPresets: Readonly<Record<keyof typeof matchQualityPresets, Matching>> =
  matchQualityPresets
