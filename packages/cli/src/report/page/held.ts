import type { Report } from "@detspec/conformance"

/** A backend's report, and how the command that asks this backend again begins. */
export interface Held {
  readonly report: Report
  readonly command: string
}
