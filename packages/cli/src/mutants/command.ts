import type { OperationName } from "@detspec/spec"
import { operationNames } from "@detspec/spec"
import { Command, Option } from "commander"
import { exitWith } from "../exit.js"
import type { Options } from "./run.js"
import { runMutants } from "./run.js"
import { wholeNumber } from "./whole-number.js"

interface Raw extends Omit<Options, "operations"> {
  readonly operation?: readonly OperationName[]
}

/** `detspec mutants`: plants bugs, and tells which laws find them. */
export const mutantsCommand = (): Command =>
  new Command("mutants")
    .description("plant bugs into the specification, and tell which law kills each, in how many runs")
    .addOption(new Option("--operation <name...>", "only these operations").choices(operationNames))
    .option("--seed <n>", "the first seed", wholeNumber(0), 1)
    .option("--seeds <n>", "how many seeds, one after the other", wholeNumber(1), 1)
    .option("--runs <n>", "inputs drawn for each law", wholeNumber(1), 100)
    .option(
      "--every",
      "also ask every law for a mutant that it kills; exit status 1 when one kills none",
      false,
    )
    .option("--quiet", "only mutants that survive and laws that kill none, and the sums", false)
    .action(async ({ operation, ...raw }: Raw) => {
      const operations = operation ?? operationNames
      exitWith(await runMutants({ ...raw, operations }, (line) => console.log(line)))
    })
