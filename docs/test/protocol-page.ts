import { readFile } from "node:fs/promises"

/** A line of the page that the harness or the backend says. */
export interface Said {
  readonly by: "harness" | "backend"
  readonly text: string
}

const isArrow = (line: string): boolean => line.startsWith("→ ") || line.startsWith("← ")

const saidIn = (text: string): readonly Said[] =>
  text
    .split("\n")
    .filter(isArrow)
    .map((line) => ({ by: line.startsWith("→") ? "harness" : "backend", text: line.slice(2) }))

export const page: string = await readFile(new URL("../protocol.md", import.meta.url), "utf8")
export const schema: unknown = JSON.parse(
  await readFile(new URL("../protocol.schema.json", import.meta.url), "utf8"),
)

/** Every literal message of the page. */
export const examples: readonly Said[] = saidIn(page)

/** The one session that the page tells from its beginning to its end. */
export const session: readonly Said[] = saidIn(/```session\n([\s\S]*?)```/.exec(page)?.[1] ?? "")
