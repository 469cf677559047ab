import * as E from "fp-ts/lib/Either.js"
import type { DetectionError } from "../error.js"
import { outOfRange } from "../error.js"
import type { Rle } from "./rle.js"
import { checkRle } from "./rle.js"

/** The character of 0; 63 more follow it. */
const first = 48
const digitBits = 5
/** In a character: more digits follow. In the last one of a number, the bit below says that it is negative. */
const more = 0b100000
const sign = 0b010000

/** From the fourth count on, the difference to the count of the same colour before: neighbouring columns are alike. */
const reference = (counts: readonly number[], run: number): number => (run > 2 ? (counts[run - 2] ?? 0) : 0)

/** A number by its two's complement, five bits a character, the low ones first. */
const digitsOf = (number: number): string => {
  const low = number & (more - 1)
  const rest = number >> digitBits
  const done = (low & sign) === 0 ? rest === 0 : rest === -1
  return String.fromCharCode(first + low + (done ? 0 : more)) + (done ? "" : digitsOf(rest))
}

/** The counts as COCO writes them in a string. */
export const rleToText = ({ counts }: Rle): string =>
  counts.map((count, run) => digitsOf(count - reference(counts, run))).join("")

const numberOf = (digits: readonly number[]): number => {
  const negative = ((digits.at(-1) ?? 0) & sign) !== 0
  const bits = digits.reduce((sum, digit, place) => sum + (digit & (more - 1)) * 2 ** (digitBits * place), 0)
  return negative ? bits - 2 ** (digitBits * digits.length) : bits
}

/** The counts of a string, unchecked; undefined where it ends within a number. */
const countsOf = (text: string): readonly number[] | undefined => {
  const counts: number[] = []
  let digits: readonly number[] = []
  for (const character of text) {
    const digit = character.charCodeAt(0) - first
    digits = [...digits, digit]
    if (digit & more) continue
    counts.push(numberOf(digits) + reference(counts, counts.length))
    digits = []
  }
  return digits.length === 0 ? counts : undefined
}

/** Runs from the string that COCO writes; `field` is how errors call it. */
export const rleFromText = (
  operation: string,
  field: string,
  size: readonly [height: number, width: number],
  text: string,
): E.Either<DetectionError, Rle> => {
  const strange = /[^0-o]/.exec(text)
  const refuse = (actual: string) =>
    E.left(outOfRange(operation, `${field}.counts`, "be run lengths in COCO's characters, 0 to o", actual))
  if (strange) return refuse(JSON.stringify(strange[0]))
  const counts = countsOf(text)
  return counts === undefined ? refuse("a string that is cut off") : checkRle(operation, field, size, counts)
}
