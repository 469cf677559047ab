/** A node of the syntax tree, as Stryker hands it over. */
interface NodePath {
  readonly node: Node
  readonly key: string | number | null
  readonly parentPath: NodePath | null
}

interface Node {
  readonly type: string
  readonly key?: { readonly name?: string }
  readonly id?: { readonly name?: string } | null
  readonly callee?: { readonly name?: string }
  readonly left?: Node
  readonly right?: Node
}

const words = new Set(["summary", "formula", "edgeCases", "because", "sources", "expected", "unit", "along"])
/** What describes fields, with the arguments that are words: before them stand shapes. */
const builders = new Map([
  ["floats", 1],
  ["boxes", 1],
  ["int32s", 1],
  ["masks", 1],
  ["number", 1],
  ["integer", 1],
  ["count", 0],
  ["numbers", 1],
  ["choice", 1],
  ["flag", 0],
  ["pooled", 1],
  ["cite", 0],
])

/** Functions and records that say how far an answer may lie off. */
const exactness = /^scale$|^remoteness$|Scale$|Sway$/

/** Lists of edge cases that several contracts share. */
const edges = /Edges$/

/** Words, or several of them in a sum. */
const isText = ({ type, left, right }: Node): boolean =>
  type === "StringLiteral" ||
  type === "TemplateLiteral" ||
  (type === "BinaryExpression" && left !== undefined && right !== undefined && isText(left) && isText(right))

const isDescription = ({ node, key, parentPath }: NodePath): boolean => {
  const caller = parentPath?.node
  const from = caller?.type === "CallExpression" ? builders.get(caller.callee?.name ?? "") : undefined
  return isText(node) && typeof key === "number" && from !== undefined && key >= from
}

const reasonAt = (path: NodePath): string | undefined => {
  const { node } = path
  if (node.type === "ObjectProperty" && words.has(node.key?.name ?? "")) return "words of the page"
  if (node.type === "ObjectProperty" && node.key?.name === "presets") return "presets are data"
  if (node.type === "ObjectProperty" && node.key?.name === "accuracy") return "how exact an answer must be"
  if (node.type === "VariableDeclarator" && edges.test(node.id?.name ?? "")) return "words of the page"
  if (node.type === "VariableDeclarator" && exactness.test(node.id?.name ?? ""))
    return "how exact an answer must be"
  return isDescription(path) ? "words of the page" : undefined
}

/** Why a node is no behaviour of the specification: the words of its page, and the accuracy asked of others. */
export const documentation = (path: NodePath): string | undefined => {
  for (let at: NodePath | null = path; at; at = at.parentPath) {
    const reason = reasonAt(at)
    if (reason !== undefined) return reason
  }
  return undefined
}
