import type { StepReport } from "@detspec/detectors"
import { inWords } from "./log.js"

/** How training stands, for somebody who waits. */
export interface Standing {
  readonly report: StepReport
  readonly stage: string
  /** Of this stage. */
  readonly steps: number
  readonly batch: number
  /** Since this run began, and how many steps that were. */
  readonly seconds: number
  readonly taken: number
  /** How many steps of all stages are left. */
  readonly left: number
}

const clock = (seconds: number): string => {
  const [minutes, rest] = [Math.floor(seconds / 60), Math.floor(seconds % 60)]
  return `${minutes}:${String(rest).padStart(2, "0")}`
}

const bar = (share: number, width: number): string => {
  const full = Math.round(share * width)
  return "█".repeat(full) + "░".repeat(width - full)
}

/** Step, losses, images a second and the time that is left, in one line. */
export const standingLine = (
  { report, stage, steps, batch, seconds, taken, left }: Standing,
  withBar: boolean,
): string => {
  const losses = Object.entries(report.losses).map(([name, loss]) => `${inWords(name)} ${loss.toFixed(3)}`)
  const each = seconds / Math.max(1, taken)
  return [
    `${stage}${withBar ? ` ${bar(report.step / steps, 20)}` : ""} ${report.step}/${steps}`,
    losses.join(" "),
    `${(batch / each).toFixed(1)} images/s`,
    `${clock(left * each)} left`,
  ].join("  ")
}
