import type { StepReport } from "@detspec/detectors"

/** One line of the log. */
export interface LogRow {
  readonly stage: number
  readonly step: number
  readonly losses: Readonly<Record<string, number>>
  readonly rate: number
  readonly gradientNorm: number
  readonly seconds: number
}

const lossNames = ["objectness", "proposalRegression", "classification", "boxRegression"]
const head = ["stage", "step", ...lossNames, "rate", "gradientNorm", "seconds"].join(",")

export const rowOf = (report: StepReport, seconds: number): LogRow => ({
  stage: report.stage + 1,
  step: report.step,
  losses: report.losses,
  rate: report.rate,
  gradientNorm: report.gradientNorm,
  seconds,
})

const line = ({ stage, step, losses, rate, gradientNorm, seconds }: LogRow): string =>
  [
    stage,
    step,
    ...lossNames.map((name) => losses[name]?.toPrecision(7) ?? ""),
    rate.toPrecision(6),
    gradientNorm.toPrecision(6),
    seconds.toFixed(3),
  ].join(",")

/** The log as comma-separated values; a loss that the stage does not have is empty. */
export const csv = (rows: readonly LogRow[]): string => `${[head, ...rows.map(line)].join("\n")}\n`

/** The rows of a log, as far as they were written. */
export const readCsv = (text: string): readonly LogRow[] =>
  text
    .split("\n")
    .slice(1)
    .flatMap((one) => {
      const cells = one.split(",")
      if (cells.length !== lossNames.length + 5) return []
      const [stage, step] = cells.map(Number)
      const losses = lossNames.flatMap((name, i) => {
        const cell = cells[i + 2]
        return cell === "" || cell === undefined ? [] : [[name, Number(cell)] as const]
      })
      const [rate = 0, gradientNorm = 0, seconds = 0] = cells.slice(-3).map(Number)
      return [
        {
          stage: stage ?? 0,
          step: step ?? 0,
          losses: Object.fromEntries(losses),
          rate,
          gradientNorm,
          seconds,
        },
      ]
    })

/** boxRegression as "box regression". */
export const inWords = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
