import type { CocoEvaluation, VocEvaluation } from "@detspec/evaluation"
import type { Shown } from "./input.js"

const percent = (share: number | undefined): string =>
  share === undefined ? "none" : `${(100 * share).toFixed(1)} %`

/** The twelve numbers; recall for 1, 10 and 100 detections an image. */
const cocoShares = ({
  AR,
  ...others
}: CocoEvaluation["numbers"]): readonly [string, number | undefined][] => [
  ...Object.entries(others),
  ...AR.map((share, n): [string, number | undefined] => [`AR${[1, 10, 100][n]}`, share]),
]

/** What does not count: nothing is left out in silence. */
export const leftOutLines = ({ truths, empty }: Shown): readonly string[] => {
  const difficult = truths.filter(({ ignore }) => ignore).length
  const crowds = truths.filter(({ crowd }) => crowd).length
  return empty + difficult + crowds > 0
    ? [
        `ignored: ${difficult} difficult objects, ${crowds} crowds; left out: ${empty} boxes without an inside`,
      ]
    : []
}

/** A class a line, then the means; what cannot be measured says so. */
export const evaluationLines = (
  images: number,
  { classes, mean }: VocEvaluation,
  { numbers }: CocoEvaluation,
): readonly string[] => [
  `${images} images`,
  ...classes.map(
    ({ label, truths, detections, area, elevenPoint }) =>
      `  ${label}: AP ${percent(area)} (eleven points ${percent(elevenPoint)}), ${truths} objects, ${detections} detections`,
  ),
  `VOC, IoU above .5: mAP ${percent(mean.area)} (eleven points ${percent(mean.elevenPoint)})`,
  `COCO: ${cocoShares(numbers)
    .map(([name, share]) => `${name} ${percent(share)}`)
    .join(", ")}`,
]
