import type { DetectionError, TensorRecord } from "@detspec/core"
import { backendFailure, isTensor } from "@detspec/core"
import type { Backend, In, OperationName, Out } from "@detspec/spec"
import { byName, operations, spec } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import type { URI as TaskEitherURI } from "fp-ts/lib/TaskEither.js"
import type { Tolerance } from "./compare.js"
import { nearRecord } from "./compare.js"
import { mapTensors, relay } from "./relay.js"
import { tolerancesOf } from "./tolerances.js"

/** What an operation answers: its outputs, or what is wrong with the input. */
export type Answer = E.Either<DetectionError, TensorRecord>

/** One call that a law made: what was asked, what the backend answered, and what the specification answers. */
export interface Exchange {
  readonly operation: OperationName
  /** As it was before the call, and as unchecked: a law of refusals asks for what must be refused. */
  readonly input: Readonly<Record<string, unknown>>
  readonly answer: Answer
  readonly expected: Answer
  /** How far each output may lie from the specification's. */
  readonly tolerances: Readonly<Record<string, Tolerance>>
}

const copied = (record: object): Record<string, unknown> =>
  mapTensors(record, (tensor) => relay(tensor, "row-major"))

/** Types hold only where somebody checked them: what is no tensor is left out. */
const copiedOutput = (output: object | null | undefined): TensorRecord =>
  Object.fromEntries(
    Object.entries(copied(output ?? {})).flatMap(([name, value]) => (isTensor(value) ? [[name, value]] : [])),
  )

const thrown = (operation: OperationName, error: unknown): DetectionError =>
  backendFailure(operation, "answer", "be an answer, not thrown", error instanceof Error ? error.message : "")

const exchangeOf = <K extends OperationName>(
  { arithmetic }: Backend,
  operation: K,
  input: In<K>,
  before: Readonly<Record<string, unknown>>,
  answer: E.Either<DetectionError, Out<K>>,
): Exchange => {
  const expected = spec[operation](input)
  return {
    operation,
    input: before,
    answer: E.map(copiedOutput)(answer),
    expected: E.map(copiedOutput)(expected),
    tolerances: E.isRight(expected)
      ? tolerancesOf(operations[operation], arithmetic, input, expected.right)
      : {},
  }
}

/** The same backend; `tell` is told of every call. */
export const recording = (backend: Backend, tell: (exchange: Exchange) => void): Backend => ({
  ...backend,
  operations: byName<TaskEitherURI>(<K extends OperationName>(name: K) => (input: In<K>) => async () => {
    const before = copied(input)
    try {
      const answer = await backend.operations[name](input)()
      tell(exchangeOf(backend, name, input, before, answer))
      return answer
    } catch (error) {
      tell(exchangeOf(backend, name, input, before, E.left(thrown(name, error))))
      throw error
    }
  }),
})

/** Whether the backend answers otherwise than it may. */
export const strays = ({ answer, expected, tolerances }: Exchange): boolean => {
  if (E.isLeft(answer) || E.isLeft(expected)) return answer._tag !== expected._tag
  return nearRecord(expected.right, answer.right, tolerances).tag === "fails"
}

/** The call that explains a failure best: the first that the specification answers otherwise, else the last. */
export const telling = (exchanges: readonly Exchange[]): Exchange | undefined =>
  exchanges.find(strays) ?? exchanges.at(-1)
