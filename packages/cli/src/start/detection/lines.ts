import { shownFrom } from "../../models/shown-from.js"
import type { ByBackend, ByDetector } from "./look.js"
import { mostCalls } from "./timed.js"

/** "8.1 ms", "41 ms", "1240 ms" */
export const inMilliseconds = (time: number): string => `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`

/** What the numbers mean, a sentence each. */
export const measured = (engine: string): readonly string[] => [
  `Found: boxes that score ${shownFrom.oneStage} or more by RetinaNet, ${shownFrom.twoStage} or more by Faster R-CNN.`,
  `Time: from image to boxes, the median of ${mostCalls} calls after the first, or of fewer where they are slow.`,
  `The networks run on ${engine}, everything else on the backend.`,
]

/** A row for the terminal: the detector's name once. */
const row = (
  detector: string,
  { backend, found, milliseconds, agreement }: ByBackend,
  wide: number,
): string =>
  `    ${detector.padEnd(14)}${backend.padEnd(wide)}${String(found).padStart(3)} found ${inMilliseconds(milliseconds).padStart(8)}  ${agreement}`.trimEnd()

/** What a detector found on an image, a line a backend. */
export const detectorLines = ({ detector, backends, missing }: ByDetector): readonly string[] => {
  const wide = Math.max(...backends.map(({ backend }) => backend.length)) + 2
  return [
    ...backends.map((by, n) => row(n === 0 ? detector : "", by, wide)),
    ...missing.map((line) => `    - ${line}`),
  ]
}
