import { content } from "../../pictures/svg.js"
import { shownFigure } from "../shown-figure.js"
import type { Detected, Seen } from "./detect.js"
import { inMilliseconds } from "./lines.js"
import type { ByBackend, ByDetector } from "./look.js"
import type { Looked } from "./looked.js"

const row = ({ backend, found, milliseconds }: ByBackend, before: string): string => `
        <tr>${before}<td>${content(backend)}</td><td class="number">${found}</td><td class="number">${inMilliseconds(milliseconds)}</td></tr>`

const remark = (text: string): string => `
        <tr><td colspan="3" class="remark">${content(text)}</td></tr>`

/** A row a backend, then how they agree, beside the detector's name. */
const rows = ({ detector, backends, missing }: ByDetector): string => {
  const agreements = backends.slice(1).map(({ backend, agreement }) => `${backend}: ${agreement}`)
  const remarks = [...agreements, ...missing]
  const named = `<th scope="rowgroup" rowspan="${backends.length + remarks.length}">${content(detector)}</th>`
  return [...backends.map((by, n) => row(by, n === 0 ? named : "")), ...remarks.map(remark)].join("")
}

const head = ["detector", "backend", "found", "time"].map((name) => `<th scope="col">${name}</th>`).join("")

const table = (detectors: readonly ByDetector[]): string =>
  detectors.length === 0
    ? ""
    : `
      <div class="table"><table>
        <thead><tr>${head}</tr></thead>
        <tbody>${detectors.map(rows).join("")}
        </tbody>
      </table></div>`

const titleOf = ({ kind, image: { source } }: Looked): string =>
  kind === "scene" ? `${source.slice(0, 1).toUpperCase()}${source.slice(1)}` : source

const part = ({ looked, detectors, troubles, figures }: Seen): string => `
      <h3>${content(titleOf(looked))}</h3>${table(detectors)}${troubles
        .map((line) => `\n      <p>${content(line)}</p>`)
        .join("")}${figures.map(shownFigure).join("")}`

/** What the detectors found, image by image: times, then pictures. */
export const detectionSection = ({ notes, seen }: Detected): string => `
    <section id="detection">
      <h2>Two detectors at work</h2>
      <p>${content(notes.join(" "))}</p>${seen.map(part).join("")}
    </section>`
