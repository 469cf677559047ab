import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import { boxesInOrder } from "../boxes-in-order.js"
import { elements, questions } from "../question.js"
import { listed } from "../quirk.js"
import { emptyPairCiou, emptyPairDiou, emptyPairGiou, emptyPairIou } from "../quirks/box-iou.js"
import { floats, tensor } from "../tensors.js"

/** torchvision adds it to the squared diagonal and to the denominator of alpha. */
const epsilon = 1e-7

/** Every pair: iou, giou, diou, ciou. (The areas of single boxes are no operation here.) */
export const boxIou: Adapter = adapter(
  {
    inputs: record({ boxes1: floats, boxes2: floats }),
    params: record({}),
    outputs: record({ iou: tensor, giou: tensor, diou: tensor, ciou: tensor }),
  },
  ({ inputs, outputs, precision }, { one, all }) => {
    const pairs = { ...inputs, precision }
    const distant = { ...inputs, epsilon }
    return boxesInOrder([inputs.boxes1, inputs.boxes2], all("boxIou", inputs), () =>
      questions(
        elements("iou", outputs.iou, one("boxIou", inputs, "iou"), [listed(emptyPairIou, pairs)]),
        elements("giou", outputs.giou, one("generalizedBoxIou", inputs, "giou"), [
          listed(emptyPairGiou, pairs),
        ]),
        elements("diou", outputs.diou, one("distanceBoxIou", distant, "diou"), [
          listed(emptyPairDiou, { ...pairs, epsilon }),
        ]),
        elements("ciou", outputs.ciou, one("completeBoxIou", distant, "ciou"), [
          listed(emptyPairCiou, { ...pairs, epsilon }),
        ]),
      ),
    )
  },
)
