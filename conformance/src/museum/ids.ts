import type { Mutant } from "../kit/mutant.js"
import { museum } from "./index.js"

/** The exhibits of the museum that a mutant stands for. */
export const exhibitsOf = ({ operation, bug }: Mutant): readonly string[] =>
  museum
    .flatMap(({ exhibits }) => exhibits)
    .filter(({ fate }) => fate.kind === "mutants" && fate.mutants[operation]?.includes(bug))
    .map(({ id }) => id)
