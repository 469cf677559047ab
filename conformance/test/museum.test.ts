import assert from "node:assert/strict"
import { test } from "node:test"
import { exhibitsOf } from "../src/museum/ids.js"
import { museum } from "../src/museum/index.js"
import { allMutants } from "../src/mutants.js"

/** The numbers of every room; where one is missing, two reports were of one bug. */
const numbers: Readonly<Record<string, string>> = {
  A: "01 02 03 04 06 07 08 10 11 12 14 15 16 17 18 19 20 21 22 23",
  B: "01 02 03 04 05 06 08 09 10 11 12 14 16 17 18 19 20 22 23 25 26 27 28 29 30 31 32",
  C: "01 02 04 05 06 07 09 10 11 14 15 16",
  D: "01 02 03 04 07 09 10 12 13 15 17 18 19 20",
  E: "01 02 03 05 07 09 10 12 13 14 15 16 17",
  F: "01 02 04 05 07",
  G: "01 02 05 06 07 09 10 12 13 14 15 16 18 19",
  H: "01 02 03 04 05 06 09 10 11 13 14 15 17 19 21 22 23 24",
  I: "01 02 03 04 05 06 07 09 10 11 12 15 16 17 19 20",
  J: "01 02 03 04 05 06 07 08 09 10 11 12 13 14",
}

const exhibits = museum.flatMap((room) => room.exhibits)

test("every exhibit is accounted for, once", () => {
  const wanted = Object.entries(numbers).flatMap(([room, list]) => list.split(" ").map((n) => room + n))
  assert.deepEqual(
    exhibits.map(({ id }) => id),
    wanted,
  )
})

test("every exhibit that is a mutant is one that is planted, and names the law that kills it", () => {
  const planted = new Map(allMutants.map((mutant) => [`${mutant.operation}: ${mutant.bug}`, mutant]))
  for (const { id, fate, law } of exhibits) {
    if (fate.kind !== "mutants") continue
    assert.notEqual(law, "", id)
    for (const [operation, bugs] of Object.entries(fate.mutants)) {
      for (const bug of bugs) {
        const mutant = planted.get(`${operation}: ${bug}`)
        assert.ok(mutant, `${id}: ${operation} has no mutant "${bug}"`)
        assert.ok(exhibitsOf(mutant).includes(id))
      }
    }
  }
})

test("no two mutants of an operation have one name, and none is without words", () => {
  const names = allMutants.map(({ operation, bug }) => `${operation}: ${bug}`)
  assert.equal(new Set(names).size, names.length, `${names.filter((name, at) => names.indexOf(name) < at)}`)
  for (const { bug } of allMutants) assert.notEqual(bug, "")
})
