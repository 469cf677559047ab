import type { Judged, VocClass, VocParameters } from "@detspec/evaluation"
import { areaUnderCurve, curveOf, sampledPrecision, vocParameters } from "@detspec/evaluation"
import type { Group } from "../src/matching/groups.js"
import { groupsByClass } from "../src/matching/groups.js"
import { meanOf } from "../src/mean.js"
import type { Evaluator } from "./evaluators.js"

type Judge = (group: Group, threshold: number) => readonly Judged[]
type Read = (read: Pick<VocClass, "elevenPoint" | "area">) => Pick<VocClass, "elevenPoint" | "area">

/** VOC's evaluation with other rules of judging, or other readings of the curve. */
export const vocVariant =
  (judge: Judge, reread: Read = (read) => read): Evaluator["voc"] =>
  (input, { threshold, recallLevels }: VocParameters = vocParameters) => {
    const groupsOf = groupsByClass(input)
    const classes = input.classes.map((label): VocClass => {
      const judged = groupsOf(label).flatMap((group) => judge(group, threshold))
      const truths = input.truths.filter((one) => one.label === label && !one.ignore).length
      const curve = truths > 0 ? curveOf(judged, truths) : undefined
      const read = {
        elevenPoint: curve && sampledPrecision(curve, recallLevels),
        area: curve && areaUnderCurve(curve),
      }
      return { label, truths, detections: judged.length, curve, ...reread(read) }
    })
    const mean = {
      elevenPoint: meanOf(classes.map((one) => one.elevenPoint)),
      area: meanOf(classes.map((one) => one.area)),
    }
    return { classes, mean }
  }
