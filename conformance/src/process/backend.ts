import type { DetectionError } from "@detspec/core"
import { backendFailure, check, unsupported } from "@detspec/core"
import type { Backend, In, OperationName, Out } from "@detspec/spec"
import { byName, everyOperation, operations } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import { isNone } from "fp-ts/lib/Option.js"
import type * as TE from "fp-ts/lib/TaskEither.js"
import type { URI as TaskEitherURI } from "fp-ts/lib/TaskEither.js"
import { interruption } from "../kit/interruption.js"
import { leftOut } from "../kit/left-out.js"
import type { Manner } from "../runner/manner.js"
import { readAnswer } from "./answers.js"
import { arithmeticOf } from "./arithmetic.js"
import type { Outcome } from "./ask-calls.js"
import { encodeInput } from "./input-codec.js"
import type { Limits } from "./limits.js"
import { usualLimits } from "./limits.js"
import { mannerOf } from "./manner.js"
import type { HelloAnswer } from "./message-types.js"
import { missingOption } from "./options.js"
import type { Patience } from "./patience.js"
import { patience } from "./patience.js"
import { post } from "./post.js"
import type { Session, Unnumbered } from "./session.js"
import { openSession } from "./session.js"

/** A backend in another process, and how the runner goes about with it. */
export interface ProcessBackend {
  readonly backend: Backend
  readonly manner: Manner
}

type Answered<K extends OperationName> = E.Either<DetectionError, Out<K>>
type Posting = (call: Unnumbered) => Promise<Outcome>

const read = <K extends OperationName>(name: K, outcome: Outcome): Answered<K> => {
  if (outcome.tag === "answered") return readAnswer(name, outcome.answer)
  if (outcome.tag === "died") return E.left(backendFailure(name, "answer", "be computed", outcome.how))
  throw interruption(outcome)
}

/** The harness checks what the backend says that it does not check, and what JSON cannot say. */
const call =
  <K extends OperationName>(name: K, hello: HelloAnswer, send: Posting) =>
  async (input: In<K>): Promise<Answered<K>> => {
    const offered = hello.operations[name]
    if (!offered) return E.left(unsupported(name, "operation", "be one that hello lists", name))
    const encoded = encodeInput(input, offered.dtypes)
    if (hello.checks === "harness" || isNone(encoded)) {
      const checked = check(operations[name].contract)(input)
      if (E.isLeft(checked)) return checked
    }
    if (isNone(encoded)) return E.left(backendFailure(name, "input", "be sayable in JSON", "something else"))
    const missing = missingOption(offered.only ?? {}, input)
    const isValid = () => E.isRight(check(operations[name].contract)(input))
    if (missing !== undefined && isValid()) throw leftOut(missing)
    return read(name, await send({ operation: name, input: encoded.value }))
  }

const backendOn = (session: Session, send: Posting): Backend => {
  const { hello } = session
  return {
    name: hello.name,
    device: hello.device,
    arithmetic: arithmeticOf(hello),
    runsOn: everyOperation((name) => (hello.operations[name] ? "device" : "unsupported")),
    operations: byName<TaskEitherURI>((name) => (input) => () => call(name, hello, send)(input)),
    dispose: session.close,
  }
}

const onSession = (session: Session, limits: Limits): ProcessBackend => {
  const send = post(session)
  const asking = (how: Patience) => backendOn(session, (posted) => send(posted, how))
  return {
    backend: asking(patience(limits.call, limits.deaths)),
    manner: mannerOf(session.hello, () => asking(patience(limits.shrink, limits.deathsShrinking))),
  }
}

/** Starts a shell command that speaks the protocol of docs/protocol.md. */
export const processBackend = (
  command: string,
  limits: Partial<Limits> = {},
): TE.TaskEither<DetectionError, ProcessBackend> => {
  const all = { ...usualLimits, ...limits }
  return async () => {
    const session = await openSession(command, all)
    return E.isLeft(session)
      ? E.left(backendFailure("detspec", command, "speak the protocol", session.left))
      : E.right(onSession(session.right, all))
  }
}
