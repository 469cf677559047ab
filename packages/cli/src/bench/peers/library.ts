import type { In, OperationName } from "@detspec/spec"
import type { Outputs, Peer, Question, Reply } from "./question.js"
import { timed } from "./timed.js"

/** One call on an input that is prepared, and what its last answer was. */
export interface Prepared {
  readonly call: () => Promise<unknown>
  readonly outputs: () => Promise<Outputs>
  readonly close: () => Promise<void>
}

/** What a library has of the operations, by name: each prepares an input of its own. */
export type Skills = { readonly [K in OperationName]?: (input: In<K>) => Promise<Prepared> }

/** A library in this process. */
export const libraryPeer = (name: string, skills: Skills, close: () => Promise<void>): Peer => ({
  name,
  ask: async <K extends OperationName>({
    operation,
    input,
    seconds,
    compare,
  }: Question<K>): Promise<Reply> => {
    const prepare = skills[operation]
    if (prepare === undefined) return { missing: `${name} has no ${operation}` }
    const prepared = await prepare(input)
    const milliseconds = await timed(prepared.call, seconds)
    const outputs = compare ? await prepared.outputs() : {}
    await prepared.close()
    return { milliseconds, outputs }
  },
  close,
})
