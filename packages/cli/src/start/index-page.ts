import type { Figure } from "../pictures/figure.js"
import { tone } from "../pictures/palette.js"
import { content } from "../pictures/svg.js"
import { sans } from "../pictures/text.js"

const style = `
  body { margin: 0; background: ${tone.ground}; color: ${tone.ink}; font: 17px/1.5 ${sans}; }
  main { max-width: 1200px; margin: 0 auto; padding: 40px 24px; }
  h1 { font-size: 30px; margin: 0 0 6px; }
  header p, figcaption span { color: ${tone.quiet}; margin: 0; }
  figure { margin: 32px 0; padding: 0; background: ${tone.paper}; border: 1px solid ${tone.faint}; border-radius: 8px; overflow: hidden; }
  img { display: block; width: 100%; height: auto; }
  figcaption { padding: 12px 20px 14px; border-top: 1px solid ${tone.faint}; }
  a { color: #0072b2; }`

const shown = ({ name, title, sentence }: Figure): string => `
    <figure id="${name}">
      <a href="${name}.svg"><img src="${name}.svg" alt="${content(title)}"></a>
      <figcaption><strong>${content(title)}.</strong> ${content(sentence)}
        <a href="${name}.svg">SVG</a> · <a href="${name}.png">PNG</a></figcaption>
    </figure>`

/** A page with every picture and its sentence. */
export const indexPage = (figures: readonly Figure[], source: string): string => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>detspec: object detection in pictures</title>
  <style>${style}
  </style>
</head>
<body>
  <main>
    <header>
      <h1>Object detection in pictures</h1>
      <p>Drawn on ${content(source)}. Every box, number and curve was computed by the operations of detspec.</p>
    </header>${figures.map(shown).join("")}
  </main>
</body>
</html>
`
