// What bad input is answered with: the operation, the field, what was expected, what came. Never NaN.
import { float64, message, rows } from "@detspec/core"
import { spec } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"

const good = rows(4, [[0, 0, 10, 10]])
const scores = float64([1], [0.5])

const attempts = [
  spec.nms({ boxes: rows(4, [[10, 0, 0, 10]]), scores, threshold: 0.5 }),
  spec.nms({ boxes: good, scores, threshold: 1.5 }),
  spec.nms({ boxes: good, scores: float64([1], [Number.NaN]), threshold: 0.5 }),
  spec.nms({ boxes: good, scores: float64([2], [0.5, 0.5]), threshold: 0.5 }),
  spec.boxIou({ boxes1: good, boxes2: rows(3, [[0, 0, 1]]) }),
]
for (const attempt of attempts) console.log(E.isLeft(attempt) ? message(attempt.left) : "accepted")
