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

const described = (backend: Backend): string => {
  const [device, host, unsupported] = [
    counted(backend, "device"),
    counted(backend, "host"),
    counted(backend, "unsupported"),
  ]
  const others = [
    ...(host > 0 ? [`${host} on its host`] : []),
    ...(unsupported > 0 ? [`${unsupported} not`] : []),
  ]
  return `${device} of ${operationNames.length} operations on it${others.map((part) => `, ${part}`).join("")}`
}

/** A line a backend: what it is and where its operations run, or what it would need. */
export const backendLines = (found: readonly Found[]): readonly string[] => {
  const widest = Math.max(...found.map(({ name }) => name.length))
  return found.map(({ name, backend }) => {
    const text = E.isRight(backend)
      ? `${backend.right.device}: ${described(backend.right)}`
      : `not here; it must ${backend.left.expected}`
    return `  ${E.isRight(backend) ? "✓" : "-"} ${name.padEnd(widest)}  ${text}`
  })
}
