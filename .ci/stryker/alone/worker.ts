import type { OperationName } from "@detspec/spec"
import { concerned, suiteIn } from "../suite.js"
import { switchboard } from "../switchboard.js"

/** What is tried on a mutant. */
export interface Asked {
  readonly id: string
  readonly file: string
  readonly by: "hand" | "law"
}

/** What became of it. */
export interface Fate {
  readonly by: Asked["by"] | "loading" | "time" | "nothing"
  readonly why: string
}

/** One switch after the other is thrown, in modules that are evaluated anew. */
const suite = await suiteIn(process.cwd())

/** What all operations depend on shows in any of them: there the laws of these are asked, which are quick. */
const few: readonly OperationName[] = ["clipBoxes", "nms", "removeSmallBoxes"]

const askedFor = ({ file, by }: Asked): readonly OperationName[] => {
  const names = concerned(suite, file)
  return by === "law" && names.length === suite.names.length ? few : names
}

const fateOf = async (asked: Asked): Promise<Fate> => {
  const { id, by } = asked
  switchboard().activeMutant = id
  const ask = by === "hand" ? suite.byHand : suite.byLaw
  try {
    const failure = await ask(askedFor(asked), true)
    return failure ? { by, why: `${failure.name}: ${failure.failureMessage}` } : { by: "nothing", why: "" }
  } catch (error) {
    return { by: "loading", why: String(error) }
  } finally {
    switchboard().activeMutant = undefined
  }
}

process.on("message", (asked: Asked) => {
  void fateOf(asked).then((fate) => process.send?.(fate))
})
process.send?.({ by: "nothing", why: "ready" })
