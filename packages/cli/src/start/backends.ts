import type { DetectionError } from "@detspec/core"
import type { Backend, Execution } from "@detspec/spec"
import { operationNames } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import { backendNames, selectBackend } from "../backends.js"

/** A backend by its name: itself, or why it is not here. */
export interface Found {
  readonly name: string
  readonly backend: E.Either<DetectionError, Backend>
}

/** Asks for every backend that has a name, one after the other. */
export const findBackends = async (): Promise<readonly Found[]> => {
  const found: Found[] = []
  for (const name of backendNames) found.push({ name, backend: await selectBackend(name)() })
  return found
}

const counted = ({ runsOn }: Backend, where: Execution): number =>
  operationNames.filter((name) => runsOn[name] === where).length

const places: readonly Execution[] = ["device", "host", "unsupported"]
const where = { device: "on its device", host: "on the host", unsupported: "not at all" }

/** "40 operations on its device, 8 on the host". */
const described = (backend: Backend): string =>
  places
    .map((place) => ({ place, count: counted(backend, place) }))
    .filter(({ count }) => count > 0)
    .map(({ place, count }, i) => `${count}${i === 0 ? " operations" : ""} ${where[place]}`)
    .join(", ")

/** What a backend that is not here would need, as its error says. */
const needs = ({ expected }: DetectionError): string =>
  expected.startsWith("be available here: ")
    ? `needs ${expected.slice("be available here: ".length)}`
    : `must ${expected}`

/** A line a backend: what it is and where its operations run, or what it would need. */
export const backendLines = (found: readonly Found[]): readonly string[] => {
  const widest = Math.max(...found.map(({ name }) => name.length))
  return found.map(({ name, backend }) => {
    const text = E.isRight(backend)
      ? `${backend.right.device}: ${described(backend.right)}`
      : `not here: ${needs(backend.left)}`
    return `  ${E.isRight(backend) ? "✓" : "-"} ${name.padEnd(widest)}  ${text}`
  })
}
