import { testLaws } from "../kit/laws.js"
import { rleLaws } from "./laws.js"
import { rleMutants } from "./mutants.js"
import { right } from "./runs.js"

testLaws(right, rleLaws, rleMutants)
