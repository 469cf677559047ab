import type { Operation, TensorRecord } from "@detspec/core"
import { toArray } from "@detspec/core"
import type { In, OperationName, Out } from "@detspec/spec"
import { operationNames, operations, specBackend } from "@detspec/spec"
import { laws } from "../../conformance/src/laws.js"
import { misfits } from "../../conformance/test/outputs.js"
import { limits } from "../../packages/spec/test/limits/index.js"

/** Draws for each law: most bugs show in a few. */
const runs = 25

const isClose = (expected: TensorRecord, actual: TensorRecord): boolean =>
  Object.keys(expected).join() === Object.keys(actual).join() &&
  Object.entries(expected).every(([field, tensor]) => {
    const got = actual[field]
    const values = got ? toArray(got) : []
    return (
      got?.shape.join() === tensor.shape.join() &&
      toArray(tensor).every((x, i) => Math.abs(x - (values[i] ?? Number.NaN)) <= 1e-12 * (1 + Math.abs(x)))
    )
  })

/** The title of an example that the specification does not meet, or another name. */
const failedExample = <K extends OperationName>(name: K): string | undefined => {
  const { contract, examples, run }: Operation<In<K>, Out<K>> = operations[name]
  if (contract.name !== name) return contract.name
  return examples.find(({ input, output }) => !isClose(output, run(input)))?.title
}

/** What a contract refuses though it is just within a limit, or accepts though it is just beyond. */
const wrongLimit = (name: OperationName): string | undefined =>
  limits
    .filter(({ operation }) => operation === name)
    .map(({ mistake }) => mistake())
    .find((mistake) => mistake !== undefined)

/** Laws that compare with the specification say nothing here: it is the specification that is changed. */
const isOfUse = (sentence: string): boolean => !sentence.startsWith("agrees with the specification")

/** What of an operation fails: an example, the form of an output, a limit, or a law; undefined when nothing does. */
export const failure = async (name: OperationName): Promise<string | undefined> => {
  const title = failedExample(name) ?? misfits(name)[0] ?? wrongLimit(name)
  if (title !== undefined) return title
  for (const law of [...laws[name].own, ...laws[name].common].filter(({ sentence }) => isOfUse(sentence))) {
    const { tag } = await law.test(specBackend, { seed: 1, runs, shrink: false })
    if (tag !== "passed") return law.sentence
  }
  return undefined
}

export const names: readonly OperationName[] = operationNames
