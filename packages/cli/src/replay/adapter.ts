import type { DetectionError } from "@detspec/core"
import { badFile } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import * as v from "valibot"
import type { Ask } from "./ask.js"
import type { Plan } from "./question.js"
import type { Precision, RecordedCase } from "./recorded.js"

/** From a recorded case, in its own names and conventions, to questions in ours. */
export type Adapter = (recorded: RecordedCase, ask: Ask) => E.Either<DetectionError, Plan>

/** A case whose fields have been read. */
export interface ReadCase<I, P, O> {
  readonly inputs: I
  readonly params: P
  readonly outputs: Partial<O>
  readonly precision: Precision
}

/** An adapter from what the case must hold and what to ask about it. */
export const adapter =
  <I, P, O extends object>(
    schemas: {
      readonly inputs: v.GenericSchema<unknown, I>
      readonly params: v.GenericSchema<unknown, P>
      readonly outputs: v.GenericSchema<unknown, O>
    },
    plan: (read: ReadCase<I, P, O>, ask: Ask) => Plan,
  ): Adapter =>
  (recorded, ask) => {
    const wrong = (part: string, issue: v.BaseIssue<unknown>) =>
      E.left(badFile(recorded.id, [part, v.getDotPath(issue)].join("."), "be as recorded", issue.message))
    const inputs = v.safeParse(schemas.inputs, recorded.inputs)
    if (!inputs.success) return wrong("inputs", inputs.issues[0])
    const params = v.safeParse(schemas.params, recorded.params)
    if (!params.success) return wrong("params", params.issues[0])
    const { precision } = recorded
    if (recorded.outputs === undefined)
      return E.right(plan({ inputs: inputs.output, params: params.output, outputs: {}, precision }, ask))
    const outputs = v.safeParse(schemas.outputs, recorded.outputs)
    if (!outputs.success) return wrong("outputs", outputs.issues[0])
    return E.right(
      plan({ inputs: inputs.output, params: params.output, outputs: outputs.output, precision }, ask),
    )
  }

type Fields = Readonly<Record<string, v.GenericSchema>>

/** A record of fields, from a value of which nothing is known. */
export const record = <F extends Fields>(
  fields: F,
): v.GenericSchema<unknown, v.InferOutput<v.ObjectSchema<F, undefined>>> =>
  v.pipe(v.unknown(), v.object(fields))
