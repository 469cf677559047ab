import { backwardLimits } from "./backward.js"
import { boxLimits } from "./boxes.js"
import type { Limit } from "./limit.js"
import { poolingLimits } from "./pooling.js"

/** Requirements between fields, at their limits. */
export const limits: readonly Limit[] = [...boxLimits, ...poolingLimits, ...backwardLimits]
