import { allLaws } from "./all-laws.js"
import { failures } from "./failures.js"
import type { Held } from "./held.js"
import type { Html } from "./html.js"
import { markOf } from "./html.js"
import { matrix } from "./matrix.js"
import { style } from "./style.js"
import { summary } from "./summary.js"
import { verdictMarks } from "./verdicts.js"

const legend = Object.values(verdictMarks)
  .map((mark) => `<span>${markOf(mark)}</span>`)
  .join(" ")

/** How it ended in a sentence. */
const headline = (held: readonly Held[]): string => {
  const all = held.flatMap(({ report }) => report.operations)
  const parts = Object.entries(verdictMarks).flatMap(([verdict, { word, plural }]) => {
    const count = all.filter((one) => one.verdict === verdict).length
    return count === 0 ? [] : [`${count} ${count === 1 ? word : plural}`]
  })
  const who = held.length === 1 ? "" : `, on ${held.length} backends`
  return all.every(({ verdict }) => verdict === "conforms")
    ? `Every law holds${who}.`
    : `Of ${all.length} ${all.length === 1 ? "operation" : "operations"} ${parts.join(", ")}${who}.`
}

/** What a run found, as one page that needs no other file. */
export const reportPage = (held: readonly Held[]): Html => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Conformance report</title>
<style>${style}</style>
</head>
<body><main>
<header><h1>Conformance report</h1>
<p class="lead">Implementations of object detection operations, held to the laws of detspec. ${headline(held)}</p></header>
${summary(held)}
<h2>Operations and backends</h2>
${matrix(held)}
<p class="small legend">${legend}</p>
${failures(held)}
${allLaws(held)}
<footer>A law is a property that holds for every valid input. An input that breaks one is shrunk until nothing can be left out.</footer>
</main></body>
</html>
`
