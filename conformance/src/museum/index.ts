import { anchors } from "./anchors.js"
import { assignment } from "./assignment.js"
import { boxes } from "./boxes.js"
import { coding } from "./coding.js"
import { devices } from "./devices.js"
import { evaluation } from "./evaluation.js"
import type { Room } from "./exhibit.js"
import { losses } from "./losses.js"
import { pooling } from "./pooling.js"
import { sampling } from "./sampling.js"
import { suppression } from "./suppression.js"

export type { Exhibit, Fate, Room } from "./exhibit.js"

/** Bugs and disagreements of public code, and what became of each here. */
export const museum: readonly Room[] = [
  boxes,
  suppression,
  coding,
  anchors,
  assignment,
  sampling,
  losses,
  pooling,
  evaluation,
  devices,
]
