import { Command } from "commander"
import { exitWith } from "../../exit.js"
import { runGrowth } from "./run.js"

interface RawOptions {
  readonly picture: string
  readonly seconds: string
}

/** `detspec bench growth`: how time grows with the number of boxes, as a picture. */
export const growthCommand = (): Command =>
  new Command("growth")
    .description("draw how time grows from a thousand boxes to a million, beside torchvision and onnxruntime")
    .option("--picture <file>", "where the picture goes", "growth.png")
    .option("--seconds <n>", "about how long each size goes on", "0.2")
    .action(async ({ picture, seconds }: RawOptions) => {
      exitWith(await runGrowth(picture, Number(seconds) || 0.2, (line) => console.log(line)))
    })
