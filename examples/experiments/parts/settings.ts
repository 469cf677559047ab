import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { shippedWeights } from "@detspec/detectors/weights"

/** How much an experiment does; each has its own numbers, and all can be said on the command line. */
export interface Settings {
  /** Steps of each training, of 8 images. */
  readonly steps: number
  /** Scenes to train on. */
  readonly scenes: number
  /** Scenes to measure on, which no training has seen. */
  readonly unseen: number
  /** The experiment is repeated with each. */
  readonly seeds: readonly number[]
  /** Where the figure goes, as SVG and PNG. */
  readonly out: string
}

const text = { type: "string" } as const
const words = { steps: text, scenes: text, unseen: text, seeds: text, out: text, weights: text }

/** `--steps 60 --seeds 1,2 --out out`: what is said, and the experiment's own numbers where nothing is. */
export const settings = (own: Omit<Settings, "out">): Settings => {
  const { values } = parseArgs({ options: words })
  const whole = (said: string | undefined, otherwise: number) =>
    said === undefined ? otherwise : Number(said)
  return {
    steps: whole(values.steps, own.steps),
    scenes: whole(values.scenes, own.scenes),
    unseen: whole(values.unseen, own.unseen),
    seeds: values.seeds?.split(",").map(Number) ?? own.seeds,
    out: values.out ?? "out",
  }
}

/** `--weights FILE`, where an experiment looks at a detector that is trained already; else one that comes with the project. */
export const weightsFile = (detector: "retinanet" | "fasterrcnn"): string =>
  parseArgs({ options: words }).values.weights ?? fileURLToPath(shippedWeights("shapes", detector))
