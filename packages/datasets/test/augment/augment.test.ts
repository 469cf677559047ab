import { testLaws } from "../../../core/test/kit/laws.js"
import { right } from "./changes.js"
import { augmentLaws } from "./laws.js"
import { augmentMutants } from "./mutants.js"

testLaws(right, augmentLaws, augmentMutants)
