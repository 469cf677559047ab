import { createHash } from "node:crypto"
import type { Cell, CocoEvaluation, CocoNumbers, CocoParameters, Reading } from "@detspec/evaluation"
import { pycocotoolsParameters } from "@detspec/evaluation"
import { roundHalfEven } from "@detspec/spec/parts"
import type { Nested } from "./reported.js"

/** As the recorded program writes what is undefined. */
const undefinedNumber = -1
const number = (value: number | undefined): number => value ?? undefinedNumber
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, x) => sum + x, 0) / numbers.length

/** The twelve numbers in the recorded order. */
export const twelve = (numbers: CocoNumbers): readonly number[] =>
  [
    numbers.AP,
    numbers.AP50,
    numbers.AP75,
    numbers.APsmall,
    numbers.APmedium,
    numbers.APlarge,
    ...numbers.AR,
    numbers.ARsmall,
    numbers.ARmedium,
    numbers.ARlarge,
  ].map(number)

type Parameters = CocoParameters
const { thresholds, recallLevels, areas, maxDetections }: Parameters = pycocotoolsParameters
const sidesOf = (evaluation: CocoEvaluation) =>
  [
    thresholds.length,
    recallLevels.length,
    evaluation.classes.length,
    areas.length,
    maxDetections.length,
  ] as const

/** How many thresholds, recall levels, classes, area ranges and numbers of detections there are: T, R, K, A, M. */
export const sidesTRKAM = (evaluation: CocoEvaluation): readonly number[] => [...sidesOf(evaluation)]

/** The cell of class k, area a and number of detections m. */
const cellAt = ({ cells }: CocoEvaluation, k: number, a: number, m: number): Cell | undefined =>
  cells[(k * areas.length + a) * maxDetections.length + m]

const readingAt = (evaluation: CocoEvaluation, t: number, k: number, a: number, m: number) =>
  cellAt(evaluation, k, a, m)?.readings[t]

const times = <T>(count: number, make: (n: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, n) => make(n))

const most = maxDetections.length - 1

/** One number of every reading with the most detections: [T, K, A]. */
export const readTKA = (evaluation: CocoEvaluation, read: (reading: Reading) => number): Nested => {
  const [T, , K, A] = sidesOf(evaluation)
  return times(T, (t) =>
    times(K, (k) =>
      times(A, (a) => {
        const reading = readingAt(evaluation, t, k, a, most)
        return reading ? read(reading) : undefinedNumber
      }),
    ),
  )
}

export const meanPrecision = ({ precision }: Reading): number => mean(precision)

/** The mean recall over thresholds, of all sizes: [K, M]. */
export const recallKM = (evaluation: CocoEvaluation): Nested => {
  const [T, , K, , M] = sidesOf(evaluation)
  const recall = (k: number, m: number) => times(T, (t) => number(readingAt(evaluation, t, k, 0, m)?.recall))
  return times(K, (k) => times(M, (m) => mean(recall(k, m))))
}

/** A list over the recall levels at the threshold .5, of all sizes: [K, R]. */
export const readKR = (evaluation: CocoEvaluation, read: (reading: Reading) => readonly number[]): Nested => {
  const [, R, K] = sidesOf(evaluation)
  return times(K, (k) => {
    const reading = readingAt(evaluation, 0, k, 0, most)
    return reading ? read(reading) : times(R, () => undefinedNumber)
  })
}

/** Six decimals, halves to the even digit. */
const sixDecimals = (value: number): number => roundHalfEven(value * 1e6) / 1e6

/** SHA-256 of all precisions, [T, R, K, A, M] in float64, rounded to six decimals. */
export const precisionDigest = (evaluation: CocoEvaluation): readonly number[] => {
  const [T, R, K, A, M] = sidesOf(evaluation)
  const all = new DataView(new ArrayBuffer(8 * T * R * K * A * M))
  for (let at = 0; at < T * R * K * A * M; at += 1) {
    const [m, a, k] = [at % M, Math.floor(at / M) % A, Math.floor(at / (M * A)) % K]
    const [r, t] = [Math.floor(at / (M * A * K)) % R, Math.floor(at / (M * A * K * R))]
    all.setFloat64(8 * at, sixDecimals(number(readingAt(evaluation, t, k, a, m)?.precision[r])), true)
  }
  return [...createHash("sha256").update(new Uint8Array(all.buffer)).digest()]
}
