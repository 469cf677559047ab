import * as E from "fp-ts/lib/Either.js"
import { plainPath, withoutEnding } from "./files.js"

/** An image by what somebody calls it, or all that this may mean: none, or several. */
export type KnownNames = (text: string) => E.Either<readonly string[], string>

/** "a/b/1" ends with "a/b/1", "b/1" and "1". */
const endsOf = (path: string): readonly string[] => {
  const parts = path.split("/")
  return parts.map((_, n) => parts.slice(n).join("/"))
}

/**
 * Finds names by paths, with and without their ending. As many folders as both have must agree: "train/1" is found by
 * "data/train/1.jpg", and by "1" where no other name ends so.
 */
export const knownNames = (names: readonly string[]): KnownNames => {
  const known = new Set(names)
  const byEnd = new Map<string, readonly string[]>()
  for (const name of known) for (const end of endsOf(name)) byEnd.set(end, [...(byEnd.get(end) ?? []), name])
  return (text) => {
    const path = plainPath(text)
    for (const end of endsOf(path).flatMap((one) => [one, withoutEnding(one)]))
      if (known.has(end)) return E.right(end)
    const found = byEnd.get(path) ?? byEnd.get(withoutEnding(path)) ?? []
    const [name] = found
    return name !== undefined && found.length === 1 ? E.right(name) : E.left(found)
  }
}
