import { join } from "node:path"
import { Argument, Command } from "commander"
import * as E from "fp-ts/lib/Either.js"
import { complain, exitWith } from "../exit.js"
import { firstCommands } from "./first-commands.js"
import type { Language } from "./init.js"
import { languages, writeStarter } from "./init.js"

/** `detspec conform init`: a first backend in another language. */
export const initCommand = (): Command =>
  new Command("init")
    .description("write a small backend of one operation in another language, and how to go on")
    .addArgument(new Argument("<language>", "the language").choices(languages))
    .argument("<dir>", "a folder that holds nothing yet")
    .action(async (language: Language, dir: string) => {
      const written = await writeStarter(language, dir)()
      if (E.isLeft(written)) return exitWith(complain(written.left))
      for (const path of written.right) console.log(path)
      console.log(`Next: read ${join(dir, "README.md")}, and hold it to the laws from here:`)
      for (const line of firstCommands(language, dir)) console.log(`  ${line}`)
    })
