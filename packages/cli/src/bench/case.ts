import type { Backend, In, OperationName } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"

/** One operation at one size: by a plain loop, and by any backend. */
export interface Case {
  readonly name: string
  readonly size: string
  readonly plain?: () => unknown
  readonly by: (backend: Backend) => Promise<void>
}

const answered = async <K extends OperationName>(backend: Backend, name: K, input: In<K>): Promise<void> => {
  const answer = await backend.operations[name](input)()
  if (E.isLeft(answer)) throw new Error(`${backend.name}, ${name}: ${answer.left.actual}`)
}

export const benchCase = <K extends OperationName>(
  operation: K,
  size: string,
  input: In<K>,
  plain?: () => unknown,
): Case => ({
  name: operation,
  size,
  by: (backend) => answered(backend, operation, input),
  ...(plain === undefined ? {} : { plain }),
})
