import type { Interruption } from "../kit/interruption.js"
import type { Answer } from "./message-types.js"
import type { Patience } from "./patience.js"
import type { Session, Unnumbered } from "./session.js"
import type { Failure } from "./talk.js"

/** What becomes of one call: an answer, the end of the program, or nothing that could be judged. */
export type Outcome =
  | { readonly tag: "answered"; readonly answer: Answer<unknown> }
  | { readonly tag: "died"; readonly how: string }
  | Interruption

const abandoned = (why: string): Outcome => ({ tag: "abandoned", reason: why })

const alone = async (session: Session, call: Unnumbered, patience: Patience): Promise<Outcome> => {
  const { operation } = call
  if (patience.isSpent(operation))
    return abandoned(`on ${operation} the program ended or broke the protocol too often to be asked again`)
  const reply = await session.ask([call], patience.limit)
  if (reply.tag === "spent") return abandoned("the program was started too often to be started again")
  if (reply.tag !== "said") patience.spend(operation)
  if (reply.tag === "fault") return { tag: "broken", fault: "program", reason: reply.how }
  const [answer] = reply.tag === "said" ? reply.answer : []
  if (answer) return { tag: "answered", answer }
  return { tag: "died", how: "how" in reply ? reply.how : "no answer" }
}

const together = (calls: readonly Unnumbered[], { tag, how }: Failure): Outcome => {
  const said = `${how} (it was asked ${calls.length} calls together; asked one by one it answered them)`
  return tag === "fault" ? { tag: "broken", fault: "program", reason: said } : { tag: "died", how: said }
}

/** What went wrong together, but with none alone, is put to the account of each: no single call is to blame. */
const blamed = (
  outcomes: readonly Outcome[],
  calls: readonly Unnumbered[],
  failure: Failure,
  patience: Patience,
): readonly Outcome[] => {
  if (failure.tag === "late" || outcomes.some(({ tag }) => tag !== "answered")) return outcomes
  for (const operation of new Set(calls.map((call) => call.operation))) patience.spend(operation)
  return calls.map(() => together(calls, failure))
}

/** The outcomes of calls that travel in one message; when that goes wrong, each is asked alone. */
export const askCalls = async (
  session: Session,
  calls: readonly Unnumbered[],
  patience: Patience,
): Promise<{ readonly outcomes: readonly Outcome[]; readonly wasLate: boolean }> => {
  const reply = calls.length > 1 ? await session.ask(calls, patience.limit) : undefined
  if (reply?.tag === "said")
    return { outcomes: reply.answer.map((answer) => ({ tag: "answered", answer })), wasLate: false }
  const outcomes: Outcome[] = []
  for (const call of calls) outcomes.push(await alone(session, call, patience))
  if (reply === undefined || reply.tag === "spent") return { outcomes, wasLate: false }
  return { outcomes: blamed(outcomes, calls, reply, patience), wasLate: reply.tag === "late" }
}
