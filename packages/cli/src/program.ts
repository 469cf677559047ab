import { Command } from "commander"
import { benchCommand } from "./bench/command.js"
import { conformCommand } from "./conform/command.js"
import { replayCommand } from "./replay/command.js"
import { startCommand } from "./start/command.js"

/** The command `detspec` and its parts. */
export const program = (): Command =>
  new Command("detspec")
    .description("Object detection, specified: run it, test with it, swap it.")
    .addCommand(startCommand())
    .addCommand(conformCommand())
    .addCommand(benchCommand())
    .addCommand(replayCommand())
