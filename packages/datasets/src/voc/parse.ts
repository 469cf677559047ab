import type { Box } from "@detspec/core"
import { isOrdered } from "@detspec/core"
import { XMLParser, XMLValidator } from "fast-xml-parser"
import * as E from "fp-ts/lib/Either.js"
import type { AnnotatedObject } from "../annotated-image.js"
import type { Read } from "./fields.js"
import { childOf, numbersOf, refuse, textOf } from "./fields.js"

/**
 * What the numbers in <bndbox> mean. The Pascal VOC files count pixels from 1 and include both ends ("one-based");
 * most labelling tools that write the same XML store corners as they are ("continuous").
 */
export type VocCorners = "one-based" | "continuous"

export interface Size {
  readonly width: number
  readonly height: number
}

/** What one annotation file says. */
export interface VocAnnotation {
  readonly filename: string | undefined
  /** Of the image; nothing where the file does not say it. */
  readonly size: Size | undefined
  readonly objects: readonly AnnotatedObject[]
}

const parser = new XMLParser({
  parseTagValue: false,
  isArray: (_name, path) => String(path) === "annotation.object",
})

const parseXml = (file: string, text: string): Read<unknown> => {
  const valid = XMLValidator.validate(text)
  if (valid !== true) return refuse(file, `line ${valid.err.line}`, "be well-formed XML", valid.err.msg)
  const root = childOf(parser.parse(text), "annotation")
  return root === undefined ? refuse(file, "annotation", "be the root element", "nothing") : E.right(root)
}

/** Tools that did not open the image leave <size> out, or write zeros. */
const parseSize = (file: string, root: unknown): Read<Size | undefined> => {
  const node = childOf(root, "size")
  if (textOf(node, "width") === undefined && textOf(node, "height") === undefined) return E.right(undefined)
  return E.chain(([width = 0, height = 0]: readonly number[]): Read<Size | undefined> => {
    if (width === 0 && height === 0) return E.right(undefined)
    return width >= 1 && height >= 1
      ? E.right({ width, height })
      : refuse(file, "size", "be at least 1 × 1", `${width} × ${height}`)
  })(numbersOf(file, "size", node, ["width", "height"]))
}

const parseBox = (file: string, path: string, node: unknown, corners: VocCorners): Read<Box> => {
  const first = corners === "one-based" ? 1 : 0
  return E.chain(([xmin = 0, ymin = 0, xmax = 0, ymax = 0]: readonly number[]): Read<Box> => {
    const box: Box = [xmin - first, ymin - first, xmax, ymax]
    const came = `[${[xmin, ymin, xmax, ymax].join(", ")}]`
    return isOrdered(box) ? E.right(box) : refuse(file, path, "satisfy xmin <= xmax and ymin <= ymax", came)
  })(numbersOf(file, path, node, ["xmin", "ymin", "xmax", "ymax"]))
}

const parseObject =
  (file: string, corners: VocCorners) =>
  (node: unknown, index: number): Read<AnnotatedObject> => {
    const path = `object[${index}]`
    const label = textOf(node, "name")
    if (label === undefined) return refuse(file, `${path}.name`, "be a class", "nothing")
    const [difficult, truncated] = [textOf(node, "difficult") === "1", textOf(node, "truncated") === "1"]
    return E.map((box: Box) => ({ label, box, difficult, truncated }))(
      parseBox(file, `${path}.bndbox`, childOf(node, "bndbox"), corners),
    )
  }

/** Reads the text of one annotation file; `file` is how errors call it. */
export const parseVoc = (file: string, text: string, corners: VocCorners): Read<VocAnnotation> => {
  const root = parseXml(file, text)
  if (E.isLeft(root)) return root
  const size = parseSize(file, root.right)
  if (E.isLeft(size)) return size
  const nodes = childOf(root.right, "object")
  const objects = Array.isArray(nodes) ? nodes.map(parseObject(file, corners)) : []
  const filename = textOf(root.right, "filename")
  return E.map((found: readonly AnnotatedObject[]) => ({ filename, size: size.right, objects: found }))(
    E.sequenceArray(objects),
  )
}
