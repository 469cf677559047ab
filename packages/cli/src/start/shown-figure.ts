import type { Figure } from "../pictures/figure.js"
import { content } from "../pictures/svg.js"

const addressed = (name: string): string => encodeURIComponent(name)

/** A figure on the page, with its sentence and its files. */
export const shownFigure = ({ name, title, sentence }: Figure): string => `
    <figure id="${content(name)}">
      <a href="${addressed(name)}.svg"><img src="${addressed(name)}.svg" alt="${content(title)}"></a>
      <figcaption><strong>${content(title)}.</strong> ${content(sentence)}
        <a href="${addressed(name)}.svg">SVG</a> · <a href="${addressed(name)}.png">PNG</a></figcaption>
    </figure>`
