import type { Backend, OperationName } from "@detspec/spec"
import type { About } from "../kit/law.js"

/** How the runner goes about with a backend that is not simply called. */
export interface Manner {
  /** Whether all laws of an operation look for a failure at the same time, so that their calls can travel together. */
  readonly together: boolean
  /** The backend as it is asked while one failing input is made smaller: its limits may be shorter. */
  readonly shrinking: () => Backend
  /** Why the harness would answer such a law in the backend's place; undefined where the backend answers. */
  readonly byHarness: (operation: OperationName, about: About) => string | undefined
}

/** A backend that is called as it is: one law after the other. */
export const plainly = (backend: Backend): Manner => ({
  together: false,
  shrinking: () => backend,
  byHarness: () => undefined,
})
