import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import type { Regions } from "../pooling.js"
import { gridOf, gridParams, mapsOf, regionsOf } from "../pooling.js"
import { elements, questions } from "../question.js"
import { listed } from "../quirk.js"
import { lostCells, lostCellsBackward, roundedBins, roundedBinsBackward } from "../quirks/pooling.js"
import { regionsInOrder } from "../regions-in-order.js"
import { recordedRows } from "../rows.js"
import { floats, pickRows, tensor } from "../tensors.js"

/** ops.ps_roi_pool, the average of the cells of every bin, and its gradient. */
export const psRoiPool: Adapter = adapter(
  {
    inputs: record({ input: floats, rois: floats, grad_output: floats }),
    params: record(gridParams),
    outputs: record({ output: tensor, grad_input: tensor }),
  },
  ({ inputs, params, outputs, precision }, ask) => {
    const [all, grid, maps] = [regionsOf(inputs.rois), gridOf(params), mapsOf(inputs.input)]
    const { spatialScale } = grid
    const forward = (regions: Regions) => ({ features: inputs.input, ...regions, ...grid })
    const { rows, regions, refusals, inGradient } = regionsInOrder("psRoiPool", all, forward, ask)
    const cotangent = pickRows(inputs.grad_output, rows)
    const backward = { cotangent, ...regions, spatialScale, ...maps }
    const countOf = (first: number, last: number) => Math.max(last - first, 1)
    const pooled = { ...regions, ...grid, ...maps, precision, countOf, lost: 0 }
    const short = { ...pooled, precision: "float64", lost: 1 } as const
    return questions(
      elements(
        "output",
        recordedRows(outputs.output, rows),
        ask.one("psRoiPool", forward(regions), "output"),
        [listed(lostCells, short), listed(roundedBins, pooled)],
      ),
      elements("grad_input", outputs.grad_input, ask.one("psRoiPoolBackward", backward, "gradient"), [
        inGradient,
        listed(lostCellsBackward, short),
        listed(roundedBinsBackward, pooled),
      ]),
      ...refusals,
    )
  },
)
