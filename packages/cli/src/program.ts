import { Command } from "commander"
import { benchCommand } from "./bench/command.js"
import { conformCommand } from "./conform/command.js"
import { detectCommand } from "./detect/command.js"
import { evaluateCommand } from "./evaluate/command.js"
import { exportCommand } from "./export/command.js"
import { mutantsCommand } from "./mutants/command.js"
import { replayCommand } from "./replay/command.js"
import { startCommand } from "./start/command.js"
import { trainCommand } from "./train/command.js"
import { walkCommand } from "./walk/command.js"

/** The command `detspec` and its parts. */
export const program = (): Command =>
  new Command("detspec")
    .description("Object detection, specified: run it, test with it, swap it.")
    .addCommand(startCommand())
    .addCommand(conformCommand())
    .addCommand(benchCommand())
    .addCommand(replayCommand())
    .addCommand(trainCommand())
    .addCommand(evaluateCommand())
    .addCommand(detectCommand())
    .addCommand(exportCommand())
    .addCommand(walkCommand())
    .addCommand(mutantsCommand())
