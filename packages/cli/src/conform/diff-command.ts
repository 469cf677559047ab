import { Command } from "commander"
import { exitWith } from "../exit.js"
import { runDiff } from "./diff.js"

/** `detspec conform diff`: what changed between two runs. */
export const diffCommand = (): Command =>
  new Command("diff")
    .description("what changed between two reports that --json wrote; exit status 1 when something got worse")
    .argument("<before>", "the earlier report")
    .argument("<after>", "the later report")
    .action(async (before: string, after: string) => {
      exitWith(await runDiff(before, after, (line) => console.log(line)))
    })
