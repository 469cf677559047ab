import type { Accuracy, Contract, Dimension, Example, FloatTensor } from "@detspec/core"
import { floats } from "@detspec/core"

export type LossOutput = { readonly loss: FloatTensor }
export type LossGradientOutput = { readonly loss: FloatTensor; readonly gradient: FloatTensor }

/** What a gradient adds to the contract of its loss. */
interface Slope<I> {
  readonly name: string
  readonly formula: readonly string[]
  /** The field that the loss is differentiated by, and its shape. */
  readonly along: keyof I & string
  readonly shape: readonly Dimension[]
  readonly unit: string
  readonly accuracy: Accuracy<I, LossGradientOutput>
  readonly edgeCases: readonly string[]
}

/** The contract of a loss's gradient: the loss's own, with the slope beside the loss. */
export const gradientContract = <I>(
  loss: Contract<I, LossOutput>,
  slope: Slope<I>,
): Contract<I, LossGradientOutput> => ({
  ...loss,
  name: slope.name,
  summary: `How ${loss.name} changes with each element of its ${slope.along}, beside the loss itself.`,
  formula: slope.formula,
  outputs: {
    loss: loss.outputs.loss,
    gradient: floats(slope.shape, slope.unit, `slope of the element's own loss along ${slope.along}`),
  },
  accuracy: { loss: loss.accuracy.loss, gradient: slope.accuracy },
  edgeCases: slope.edgeCases,
})

interface WorkedSlope {
  readonly arithmetic: string
  readonly gradient: FloatTensor
}

/** The examples of a loss, each continued to its gradient. */
export const gradientExamples = <I>(
  examples: readonly Example<I, LossOutput>[],
  slopes: readonly WorkedSlope[],
): readonly Example<I, LossGradientOutput>[] =>
  slopes.flatMap(({ arithmetic, gradient }, i) => {
    const example = examples[i]
    return example ? [{ ...example, arithmetic, output: { ...example.output, gradient } }] : []
  })
