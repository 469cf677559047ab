import * as E from "fp-ts/lib/Either.js"
import * as v from "valibot"
import type { Child } from "./child.js"
import { limitFor } from "./limits.js"
import type { Request } from "./message-types.js"

/**
 * Why a request has no answer.
 *
 *   ended   the program ended before it answered
 *   late    it did not answer in time
 *   fault   what it wrote is not the protocol
 */
export interface Failure {
  readonly tag: "ended" | "late" | "fault"
  readonly how: string
}

export type Reply<T> = { readonly tag: "said"; readonly answer: T } | Failure

const longestQuote = 200

/** A line as an error quotes it: short, and what does not print in escapes. */
export const quoted = (line: string): string =>
  JSON.stringify(line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line)

/** What is wrong with a line, the line itself, and what to do about it. */
const fault = (line: string, why: string, mend: string): Failure => ({
  tag: "fault",
  how: `a line on stdout that is not the protocol (${why}): ${quoted(line)}. ${mend}`,
})

const stray = "Nothing but answers may go to stdout: let what is printed go to stderr"
/** What is most often the matter with a program that does not answer; only hello has a limit that no option sets. */
const hint = (type: Request["type"]): string =>
  type === "hello" ? "is the line flushed?" : "is the line flushed? --timeout gives it longer"

const oneEach = "Each message is answered by one line, and no line comes unasked"

/** A line from shortly before the place that the parser names: a long one is quoted where it is wrong. */
const fromMistake = (line: string, said: string): string => {
  const at = Number(/position (\d+)/.exec(said)?.[1] ?? 0)
  return at < longestQuote / 2 ? line : `…${line.slice(at - longestQuote / 2)}`
}

/** Where the program tried to write JSON, what is wrong with it is told too. */
const noJson = (line: string, error: unknown): Failure =>
  line.trimStart().startsWith("{") && error instanceof Error
    ? fault(
        fromMistake(line, error.message),
        `it is not JSON: ${error.message}`,
        "An answer is one JSON object on one line",
      )
    : fault(line, "it is not JSON", stray)

const wrong = ({ type, expected, message }: v.BaseIssue<unknown>): string => {
  if (type !== "strict_object") return message
  return expected === "never" ? "the protocol has no such name" : "it is missing"
}

/** Where something does not fit, and how. */
export const whatIsWrong = (issue: v.BaseIssue<unknown>): string => {
  const path = v.getDotPath(issue)
  return path === null ? issue.message : `${path}: ${wrong(issue)}`
}

const said = <T>(line: string, type: Request["type"], schema: v.GenericSchema<unknown, T>): Reply<T> => {
  const message = E.tryCatch(
    (): unknown => JSON.parse(line),
    (error) => noJson(line, error),
  )
  if (E.isLeft(message)) return message.left
  const checked = v.safeParse(schema, message.right, { abortEarly: true })
  if (checked.success) return { tag: "said", answer: checked.output }
  const mend = `What answers "${type}" stands in docs/protocol.md under ${type}`
  return fault(line, whatIsWrong(checked.issues[0]), mend)
}

const flooded: Failure = {
  tag: "fault",
  how: `a line on stdout that is not the protocol: it does not end. ${stray}`,
}

/** One request, one line in answer to it; `limit` in milliseconds is what a short request may take. */
export const ask = async <T>(
  child: Child,
  request: Request,
  schema: v.GenericSchema<unknown, T>,
  limit: number,
): Promise<Reply<T>> => {
  const [early] = child.unheard()
  if (early?.tag === "line") return fault(early.line, "nothing was asked", oneEach)
  const line = JSON.stringify(request)
  child.send(line)
  const patience = limitFor(limit, line.length)
  const heard = await child.hear(patience)
  if (heard === undefined)
    return {
      tag: "late",
      how: `did not answer within ${(patience / 1000).toFixed(1)} s (${hint(request.type)})`,
    }
  if (heard.tag === "flood") return flooded
  if (heard.tag !== "line") return { tag: "ended", how: heard.how }
  const [late] = child.unheard()
  const reply = said(heard.line, request.type, schema)
  const isOneTooMany = reply.tag === "said" && late?.tag === "line"
  return isOneTooMany ? fault(late.line, "one answer was asked for", oneEach) : reply
}
