import type { Figure } from "../pictures/figure.js"
import { tone } from "../pictures/palette.js"
import { content } from "../pictures/svg.js"
import { sans } from "../pictures/text.js"
import type { Detected } from "./detection/detect.js"
import { detectionSection } from "./detection/section.js"
import { shownFigure } from "./shown-figure.js"

const style = `
  body { margin: 0; background: ${tone.ground}; color: ${tone.ink}; font: 17px/1.5 ${sans}; }
  main { max-width: 1200px; margin: 0 auto; padding: 40px 24px; }
  h1 { font-size: 30px; margin: 0 0 6px; }
  h2 { font-size: 25px; margin: 56px 0 6px; }
  h3 { font-size: 19px; margin: 32px 0 10px; overflow-wrap: anywhere; }
  header p, section > p, figcaption span { color: ${tone.quiet}; margin: 0; overflow-wrap: anywhere; }
  figure { margin: 32px 0; padding: 0; background: ${tone.paper}; border: 1px solid ${tone.faint}; border-radius: 8px; overflow: hidden; }
  h3 ~ figure { margin: 20px 0; }
  img { display: block; width: 100%; height: auto; }
  figcaption { padding: 12px 20px 14px; border-top: 1px solid ${tone.faint}; }
  .table { overflow-x: auto; }
  table { border-collapse: collapse; background: ${tone.paper}; font-size: 16px; }
  th, td { padding: 7px 14px; border: 1px solid ${tone.faint}; text-align: left; font-weight: normal; }
  thead th { color: ${tone.quiet}; }
  .remark { color: ${tone.quiet}; }
  .number { text-align: right; white-space: nowrap; }
  a { color: #0072b2; }
  @media (max-width: 600px) {
    main { padding: 24px 12px; }
    table { font-size: 14px; }
    th, td { padding: 5px 6px; }
    figure > a { display: block; overflow-x: auto; }
    img { width: 900px; max-width: none; }
  }`

/** What the page shows. */
export interface Page {
  readonly source: string
  readonly figures: readonly Figure[]
  readonly detected: Detected | undefined
}

/** A page with every picture and its sentence, and what the detectors found. */
export const indexPage = ({ source, figures, detected }: Page): string => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>detspec: object detection in pictures</title>
  <style>${style}
  </style>
</head>
<body>
  <main>
    <header>
      <h1>Object detection in pictures</h1>
      <p>Drawn on ${content(source)}. Every box, number and curve was computed by the operations of detspec.${detected ? ` At the end: <a href="#detection">two detectors at work</a>.` : ""}</p>
    </header>${figures.map(shownFigure).join("")}${detected ? detectionSection(detected) : ""}
  </main>
</body>
</html>
`
