import type { Example } from "./example/example.js"

/** Red, green and blue, from 0 to 1. */
export type Pixel = readonly [red: number, green: number, blue: number]

/** What images of a set look like on the average: for normalising, and for filling where no image is. */
export interface PixelStatistics {
  readonly mean: Pixel
  readonly deviation: Pixel
}

/** Statistics of ImageNet's training images, which networks pre-trained there expect (as torchvision has them). */
export const imageNetStatistics: PixelStatistics = {
  mean: [0.485, 0.456, 0.406],
  deviation: [0.229, 0.224, 0.225],
}

const channelStatistics = (
  examples: readonly Example[],
  channel: number,
): { readonly mean: number; readonly deviation: number } | undefined => {
  let [count, sum, squares] = [0, 0, 0]
  for (const { pixels } of examples) {
    const { data, offset, size } = pixels
    count += size / 3
    for (let at = offset + channel; at < offset + size; at += 3) {
      const value = (data[at] ?? 0) / 255
      sum += value
      squares += value * value
    }
  }
  if (count === 0) return undefined
  const mean = sum / count
  return { mean, deviation: Math.sqrt(squares / count - mean ** 2) }
}

/** Mean and standard deviation of every channel over all pixels of all examples; ImageNet's where there are none. */
export const pixelStatistics = (examples: readonly Example[]): PixelStatistics => {
  const channels = [
    channelStatistics(examples, 0),
    channelStatistics(examples, 1),
    channelStatistics(examples, 2),
  ]
  const [red, green, blue] = channels
  if (red === undefined || green === undefined || blue === undefined) return imageNetStatistics
  return {
    mean: [red.mean, green.mean, blue.mean],
    deviation: [red.deviation, green.deviation, blue.deviation],
  }
}
