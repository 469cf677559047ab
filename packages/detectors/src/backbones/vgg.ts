import { maxPool } from "@detspec/networks"
import { convolution, rectified } from "../layers/convolution.js"
import type { Layer } from "../layers/layer.js"
import { chain, plain } from "../layers/layer.js"
import type { Backbone } from "./backbone.js"

/** Channels of the convolutions of VGG-16, block by block: Simonyan and Zisserman, 2014, table 1, column D. */
const blocks = [
  [64, 64],
  [128, 128],
  [256, 256, 256],
  [512, 512, 512],
  [512, 512, 512],
] as const

/** 2 × 2 maxima, between the blocks. */
const halved = plain((x) => maxPool(x, 2, { stride: 2 }))

/**
 * VGG-16 up to its last convolution: one map of stride 16, as Faster R-CNN's section 3.3 uses it.
 * Parameters are numbered as torchvision numbers them, each convolution, rectifier and maximum one place.
 */
export const vgg16 = (name: string): Backbone => {
  let [from, place] = [3, 0]
  const layers = blocks.flatMap((block, b): readonly Layer[] => {
    const convolutions = block.flatMap((to) => {
      const layer = convolution(`${name}.${place}`, { from, to, kernel: 3, bias: 0 })
      from = to
      place += 2
      return [layer, rectified]
    })
    place += 1
    return b < blocks.length - 1 ? [...convolutions, halved] : convolutions
  })
  const whole = chain(layers)
  return {
    maps: (image) => [{ name: "conv5_3", node: whole.apply(image) }],
    channels: [512],
    parameters: whole.parameters,
  }
}
