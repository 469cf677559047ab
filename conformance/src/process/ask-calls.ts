import type { Interruption } from "../kit/interruption.js"
import type { Answer } from "./message-types.js"
import type { Patience } from "./patience.js"
import type { Session, Unnumbered } from "./session.js"

/** What becomes of one call: an answer, the end of the program, or nothing that could be judged. */
export type Outcome =
  | { readonly tag: "answered"; readonly answer: Answer }
  | { readonly tag: "died"; readonly how: string }
  | Interruption

const abandoned = (why: string): Outcome => ({ tag: "abandoned", reason: why })

const alone = async (session: Session, call: Unnumbered, patience: Patience): Promise<Outcome> => {
  const { operation } = call
  if (patience.isSpent(operation))
    return abandoned(`${operation} ended the program too often to be asked again`)
  const reply = await session.ask([call], patience.limit)
  if (reply.tag === "spent") return abandoned("the program was started too often to be started again")
  if (reply.tag !== "said") patience.spend(operation)
  if (reply.tag === "fault") return { tag: "broken", reason: reply.how }
  const [answer] = reply.tag === "said" ? reply.answer : []
  if (answer) return { tag: "answered", answer }
  return { tag: "died", how: "how" in reply ? reply.how : "no answer" }
}

const oneByOne = async (
  session: Session,
  calls: readonly Unnumbered[],
  patience: Patience,
): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = []
  for (const call of calls) outcomes.push(await alone(session, call, patience))
  return outcomes
}

/** Ended together, but none alone: no single call is to blame, and so each of them is. */
const blamed = (
  outcomes: readonly Outcome[],
  calls: readonly Unnumbered[],
  how: string,
  patience: Patience,
): readonly Outcome[] => {
  if (outcomes.some(({ tag }) => tag !== "answered")) return outcomes
  for (const operation of new Set(calls.map((call) => call.operation))) patience.spend(operation)
  return calls.map(() => ({
    tag: "died",
    how: `${how} (it was asked ${calls.length} calls together; asked one by one it answered them)`,
  }))
}

/** The outcomes of calls that travel in one message; when that ends the program, each is asked alone. */
export const askCalls = async (
  session: Session,
  calls: readonly Unnumbered[],
  patience: Patience,
): Promise<{ readonly outcomes: readonly Outcome[]; readonly wasLate: boolean }> => {
  const [only, second] = calls
  if (only && !second) return { outcomes: [await alone(session, only, patience)], wasLate: false }
  const reply = await session.ask(calls, patience.limit)
  switch (reply.tag) {
    case "said":
      return { outcomes: reply.answer.map((answer) => ({ tag: "answered", answer })), wasLate: false }
    case "ended": {
      const outcomes = await oneByOne(session, calls, patience)
      return { outcomes: blamed(outcomes, calls, reply.how, patience), wasLate: false }
    }
    default:
      return { outcomes: await oneByOne(session, calls, patience), wasLate: reply.tag === "late" }
  }
}
