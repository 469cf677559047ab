import type { FloatTensor } from "@detspec/core"

/** Whether a parameter's weights decay. */
export type Decays = (name: string, parameter: FloatTensor) => boolean

/** All but norms and biases: what has two axes or more. */
export const exceptNormsAndBiases: Decays = (_, { shape }) => shape.length > 1

export const everyParameter: Decays = () => true
