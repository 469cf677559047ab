import { testLaws } from "../../core/test/kit/laws.js"
import { right } from "./evaluators.js"
import { boundaryLaws } from "./laws/boundaries.js"
import { countingLaws } from "./laws/counting.js"
import { ignoringLaws } from "./laws/ignoring.js"
import { orderLaws } from "./laws/order.js"
import { mutants } from "./mutants.js"

testLaws(right, { ...orderLaws, ...countingLaws, ...boundaryLaws, ...ignoringLaws }, mutants)
