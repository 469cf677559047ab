import type { Exchange } from "@detspec/conformance"
import type { TensorRecord } from "@detspec/core"
import type { OperationName } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import type { Panel } from "./panels/panel.js"
import { answerPanels } from "./panels/plane.js"
import { scenes } from "./scenes/table.js"
import type { Shown } from "./shown.js"
import { shownOf } from "./shown.js"
import { straysOf } from "./strays.js"

const sceneOf = <K extends OperationName>(name: K, exchange: Exchange): readonly Panel[] => {
  const shown: Shown<K> | undefined = shownOf(name, exchange)
  return shown ? scenes[name](shown) : []
}

const isSame = (expected: TensorRecord[string], actual: TensorRecord[string]): boolean =>
  expected.shape.length === actual.shape.length && expected.shape.every((n, axis) => n === actual.shape[axis])

/** The numbers of the outputs that stray; of all when none does. */
const numbers = ({ expected, answer, tolerances }: Exchange): readonly Panel[] => {
  if (E.isLeft(expected) || E.isLeft(answer)) return []
  const fields = Object.entries(expected.right).flatMap(([field, wanted]) => {
    const got = answer.right[field]
    return got ? [{ field, wanted, got, strays: straysOf(wanted, got, tolerances[field]) }] : []
  })
  const telling = fields.filter(({ wanted, got, strays }) => strays.at.size > 0 || !isSame(wanted, got))
  return (telling.length > 0 ? telling : fields).flatMap(({ field, wanted, got, strays }) =>
    answerPanels(field, wanted, got, strays),
  )
}

/** Everything that can be drawn of a failure: what happened, then the numbers. None for refusals. */
export const picture = (exchange: Exchange): readonly Panel[] => [
  ...sceneOf(exchange.operation, exchange),
  ...numbers(exchange),
]
