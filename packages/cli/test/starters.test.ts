import assert from "node:assert/strict"
import { execFile, spawnSync } from "node:child_process"
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { fileURLToPath } from "node:url"
import * as E from "fp-ts/lib/Either.js"
import type { Language } from "../src/init/init.js"
import { writeStarter } from "../src/init/init.js"
import type { Ended } from "./detspec.js"
import { detspec } from "./detspec.js"

const folder = await mkdtemp(join(tmpdir(), "detspec-starters-"))
after(() => rm(folder, { recursive: true }))

/** `detspec` as an installed command, from the sources here. */
const main = fileURLToPath(new URL("../src/main.ts", import.meta.url))
const command = join(folder, "detspec")
await writeFile(
  command,
  `#!/bin/sh\nexec "${process.execPath}" --conditions=source --import "${import.meta.resolve("tsx")}" "${main}" "$@"\n`,
)
await chmod(command, 0o755)

const shell = (script: string, cwd: string): Promise<Ended> =>
  new Promise((resolve) => {
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` }
    execFile("sh", ["-ec", script], { cwd, env }, (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err })
    })
  })

const blocks = (text: string, language: string): readonly string[] =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, "g"))].map(([, block = ""]) => block)

/** The one line of a diff that goes and the one that comes. */
const change = (readme: string): readonly [string, string] => {
  const [diff = ""] = blocks(readme, "diff")
  const line = (sign: string) =>
    diff
      .split("\n")
      .find((one) => one.startsWith(sign))
      ?.slice(1)
  const [old, mended] = [line("-"), line("+")]
  assert.ok(old !== undefined && mended !== undefined)
  return [old, mended]
}

const follow = async (language: Language, file: string): Promise<void> => {
  const home = join(folder, language)
  assert.ok(E.isRight(await writeStarter(language, home)()))
  const readme = await readFile(join(home, "README.md"), "utf8")
  const steps = blocks(readme, "sh")
  const seen = await shell(steps.slice(0, -1).join(""), home)
  assert.equal(seen.code, 1, seen.err)
  assert.match(seen.out, /✗ an overlap of exactly τ does not suppress/)
  const source = await readFile(join(home, file), "utf8")
  const [old, mended] = change(readme)
  assert.equal(source.split(`${old}\n`).length, 2, "the wrong line stands once")
  await writeFile(join(home, file), source.replace(old, mended))
  const green = await shell(steps.at(-1) ?? "", home)
  assert.match(green.out, /nms +✓ .*\n +1 of 1 conform/)
  assert.equal(green.code, 0)
}

const lacks = (program: string): string | false =>
  spawnSync(program, ["--version"]).status === 0 ? false : `SKIPPED LOUDLY: no ${program} on this machine`

const starters: readonly (readonly [Language, string, string | false])[] = [
  ["python", "my_backend.py", lacks("python3")],
  ["javascript", "my_backend.mjs", false],
  ["c", "my_backend.c", lacks("cc")],
]

for (const [language, file, skip] of starters) {
  if (skip !== false) console.error(`starter in ${language}: ${skip}`)
  test(`the starter in ${language}, its README followed to a green line`, { skip }, () =>
    follow(language, file),
  )
}

test("detspec conform init writes into an empty folder only", async () => {
  const home = join(folder, "again")
  const { code, out } = await detspec("conform", "init", "python", home)
  assert.equal(code, 0)
  assert.match(out, /my_backend\.py\nNext: read .*README\.md.*\n +.* --backend 'python3 .*my_backend\.py' /)
  const again = await writeStarter("c", home)()
  assert.ok(E.isLeft(again))
  assert.equal(again.left.expected, "be empty or not there yet")
})
