import type { ModelResult } from "./run.js"

/** One line a model, engine and backend, with the stage that comes nearest to its tolerance; below it each failure. */
export const modelLines = ({ title, stages }: ModelResult): readonly string[] => {
  const wrong = stages.filter((stage) => stage.wrong !== undefined)
  const agreed = stages.filter((stage) => stage.wrong === undefined)
  const nearest = agreed.reduce((most, stage) => (stage.share > most.share ? stage : most), {
    name: "none",
    share: 0,
  })
  const summary = `${agreed.length} of ${stages.length} stages, losses and gradients agree`
  return [
    `${title}: ${summary}; nearest to its tolerance: ${nearest.name}, ${(100 * nearest.share).toFixed(0)} %`,
    ...wrong.map((stage) => `    failed ${stage.name}: ${stage.wrong}`),
  ]
}

export const modelFailed = ({ stages }: ModelResult): boolean =>
  stages.some(({ wrong }) => wrong !== undefined)

/** The last line. */
export const modelsLine = (results: readonly ModelResult[]): string => {
  const failed = results.filter(modelFailed).length
  return `${results.length - failed} runs of models passed, ${failed} failed`
}
