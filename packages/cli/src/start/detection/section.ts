import { content } from "../../pictures/svg.js"
import { shownFigure } from "../shown-figure.js"
import type { Detected, Seen } from "./detect.js"
import { inMilliseconds } from "./lines.js"
import type { ByDetector } from "./look.js"

const rows = ({ detector, backends, missing }: ByDetector): string => {
  const named = `<th scope="rowgroup" rowspan="${backends.length}">${content(detector)}</th>`
  return [
    ...backends.map(
      ({ backend, found, milliseconds, agreement }, n) => `
        <tr>${n === 0 ? named : ""}<td>${content(backend)}</td><td class="number">${found}</td>
          <td class="number">${inMilliseconds(milliseconds)}</td><td>${content(agreement)}</td></tr>`,
    ),
    ...missing.map((line) => `\n        <tr><td colspan="5">${content(line)}</td></tr>`),
  ].join("")
}

const table = (detectors: readonly ByDetector[]): string =>
  detectors.length === 0
    ? ""
    : `
      <div class="table"><table>
        <thead><tr><th scope="col">detector</th><th scope="col">backend</th><th scope="col">found</th><th scope="col">time</th><th scope="col">beside the first backend</th></tr></thead>
        <tbody>${detectors.map(rows).join("")}
        </tbody>
      </table></div>`

const part = ({ looked, detectors, troubles, figures }: Seen): string => `
      <h3>${content(looked.image.source)}</h3>${table(detectors)}${troubles
        .map((line) => `\n      <p>${content(line)}</p>`)
        .join("")}${figures.map(shownFigure).join("")}`

/** What the detectors found, image by image: times, then pictures. */
export const detectionSection = ({ note, seen }: Detected): string => `
    <section id="detection">
      <h2>Two detectors at work</h2>
      <p>${content(note)}</p>${seen.map(part).join("")}
    </section>`
