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

/** Mean and standard deviation of every channel over all pixels of all examples; ImageNet's where there are none. */
export const pixelStatistics = (examples: readonly Example[]): PixelStatistics => {
  const [sums, squares] = [
    [0, 0, 0],
    [0, 0, 0],
  ]
  let count = 0
  for (const { pixels } of examples) {
    count += pixels.size / 3
    for (let at = 0; at < pixels.size; at += 1) {
      const value = (pixels.data[pixels.offset + at] ?? 0) / 255
      sums[at % 3] = (sums[at % 3] ?? 0) + value
      squares[at % 3] = (squares[at % 3] ?? 0) + value * value
    }
  }
  if (count === 0) return imageNetStatistics
  const mean = (channel: number) => (sums[channel] ?? 0) / count
  const deviation = (channel: number) => Math.sqrt((squares[channel] ?? 0) / count - mean(channel) ** 2)
  return { mean: [mean(0), mean(1), mean(2)], deviation: [deviation(0), deviation(1), deviation(2)] }
}
