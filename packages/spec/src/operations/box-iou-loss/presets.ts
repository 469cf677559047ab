import type { Presets } from "@detspec/core"
import type { BoxIouLossInput } from "./contract.js"

export const boxIouLossPresets: Presets<BoxIouLossInput> = { paper: { epsilon: 0 } }
