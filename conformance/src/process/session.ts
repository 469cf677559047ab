import * as E from "fp-ts/lib/Either.js"
import type { Child } from "./child.js"
import { startChild } from "./child.js"
import { checkEcho } from "./echo.js"
import type { Limits } from "./limits.js"
import type { Answer, HelloAnswer, WireCall } from "./message-types.js"
import { heardAnswer, helloAnswer, protocolVersion } from "./messages.js"
import type { Failure, Reply } from "./talk.js"
import { ask } from "./talk.js"

export type Unnumbered = Omit<WireCall, "id">

/** A program that is asked, and started again when it ended. One request at a time. */
export interface Session {
  readonly hello: HelloAnswer
  /** `spent`: it was started too often. Otherwise as the program replied; a reply that is no answer ends it. */
  readonly ask: (
    calls: readonly Unnumbered[],
    limit: number,
  ) => Promise<Reply<readonly Answer<unknown>[]> | { readonly tag: "spent" }>
  readonly close: () => Promise<void>
}

/** What went wrong, with the last lines that the program wrote to stderr. */
const withStderr = (how: string, child: Child): string => {
  const lines = child.stderr().split("\n").slice(-8).join(" ⏎ ")
  return lines === "" ? `the program ${how}` : `the program ${how}; its stderr ends: ${lines}`
}

const failure = ({ tag, how }: Failure, child: Child): Failure => {
  child.kill()
  return { tag, how: tag === "fault" ? how : withStderr(how, child) }
}

const greet = (child: Child, limits: Limits): Promise<Reply<HelloAnswer>> =>
  ask(child, { type: "hello", protocol: protocolVersion }, helloAnswer, limits.start)

const mostListed = 8

/** Numbers in a row: the first ones, and how many more there are. */
const listed = (ids: readonly number[]): string => {
  if (ids.length === 0) return "none"
  const more = ids.length - mostListed
  return ids.slice(0, mostListed).join(", ") + (more > 0 ? ` and ${more} more` : "")
}

const inOrder = (
  calls: readonly WireCall[],
  answers: readonly Answer<unknown>[],
): Reply<readonly Answer<unknown>[]> => {
  const [asked, answered] = [calls.map(({ id }) => id), answers.map(({ id }) => id)]
  return asked.join() === answered.join()
    ? { tag: "said", answer: answers }
    : {
        tag: "fault",
        how: `answers with other ids than the calls: asked were ${listed(asked)}, answered ${listed(answered)}. Each call wants one answer with its id, in the same order`,
      }
}

const exchange = async (
  child: Child,
  calls: readonly WireCall[],
  limit: number,
): Promise<Reply<readonly Answer<unknown>[]>> => {
  const reply = await ask(child, { type: "call", calls }, heardAnswer, limit)
  const checked = reply.tag === "said" ? inOrder(calls, reply.answer.answers) : reply
  return checked.tag === "said" ? checked : failure(checked, child)
}

const sessionWith = (command: string, limits: Limits, first: Child, hello: HelloAnswer): Session => {
  let child: Child | undefined = first
  let starts = 1
  let id = 0
  const started = async (): Promise<Reply<Child>> => {
    const next = startChild(command)
    starts += 1
    const reply = await greet(next, limits)
    return reply.tag === "said" ? { tag: "said", answer: next } : failure(reply, next)
  }
  return {
    hello,
    ask: async (calls, limit) => {
      if (child === undefined && starts >= limits.starts) return { tag: "spent" }
      const living = child ? ({ tag: "said", answer: child } as const) : await started()
      if (living.tag !== "said") return living
      const numbered = calls.map((call) => ({ id: ++id, ...call }))
      const reply = await exchange(living.answer, numbered, limit)
      child = reply.tag === "said" ? living.answer : undefined
      return reply
    },
    close: async () => {
      child?.send(JSON.stringify({ type: "stop" }))
      await child?.finish(limits.stop)
    },
  }
}

/** Starts a program, hears what it is, and holds its wire to bring numbers back unchanged. */
export const openSession = async (command: string, limits: Limits): Promise<E.Either<string, Session>> => {
  const child = startChild(command)
  const hello = await greet(child, limits)
  if (hello.tag !== "said") return E.left(failure(hello, child).how)
  const echo = await checkEcho(child, limits.call)
  if (echo.tag !== "said") return E.left(failure(echo, child).how)
  return E.right(sessionWith(command, limits, child, hello.answer))
}
