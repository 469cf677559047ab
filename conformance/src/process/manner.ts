import type { Backend, OperationName } from "@detspec/spec"
import type { About } from "../kit/law.js"
import type { Manner } from "../runner/manner.js"
import type { HelloAnswer } from "./message-types.js"

/** Why the harness and not the program would answer a law about something. */
const byHarness = (hello: HelloAnswer, operation: OperationName, about: About): string | undefined => {
  const dtypes = hello.operations[operation]?.dtypes ?? []
  switch (about) {
    case "refusals":
      return hello.checks === "harness"
        ? "it checks the input before it travels, as hello asks for"
        : undefined
    case "containers":
      return dtypes.length === 1 ? `the backend is sent ${dtypes[0]} only, as hello asks for` : undefined
    case "views":
      return "tensors travel row-major"
    case "memory":
      return "two processes share no memory"
    case "numbers":
      return undefined
  }
}

/** Calls of all laws travel together; what the wire decides is no merit of the backend. */
export const mannerOf = (hello: HelloAnswer, shrinking: () => Backend): Manner => ({
  together: true,
  shrinking,
  byHarness: (operation, about) =>
    hello.operations[operation] ? byHarness(hello, operation, about) : undefined,
})
