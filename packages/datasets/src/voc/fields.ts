import type { DetectionError } from "@detspec/core"
import { badFile, describeValue } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"

export type Read<T> = E.Either<DetectionError, T>

/** An error in one file: its field is called by file and path, "a.xml: object[2].name". */
export const refuse = (file: string, path: string, expected: string, actual: string): Read<never> =>
  E.left(badFile("readVoc", `${file}: ${path}`, expected, actual))

/** What stands under a name in parsed XML, if anything does. */
export const childOf = (node: unknown, name: string): unknown =>
  typeof node === "object" && node !== null
    ? new Map<string, unknown>(Object.entries(node)).get(name)
    : undefined

/** The text under a name; nothing where it is blank. */
export const textOf = (node: unknown, name: string): string | undefined => {
  const value = childOf(node, name)
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined
}

/** The numbers under several names of one node, which errors call `path`. */
export const numbersOf = (
  file: string,
  path: string,
  node: unknown,
  names: readonly string[],
): Read<readonly number[]> => {
  const found: number[] = []
  for (const name of names) {
    const text = textOf(node, name)
    const value = text === undefined ? Number.NaN : Number(text)
    if (!Number.isFinite(value)) return refuse(file, `${path}.${name}`, "be a number", describeValue(text))
    found.push(value)
  }
  return E.right(found)
}
