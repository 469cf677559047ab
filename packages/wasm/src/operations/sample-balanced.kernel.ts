import type { KernelOf } from "../kernel.js"

export const sampleBalancedKernel: KernelOf<"sampleBalanced"> = (input, call) => {
  const { labels, permutation, size, positiveFraction } = input
  const [n = 0] = labels.shape
  const [drawn, positives, negatives, counts] = [
    call.room(n),
    call.room(4 * n),
    call.room(4 * n),
    call.room(8),
  ]
  const most = Math.min(Math.floor(size * positiveFraction), n)
  call.run({
    task: "sampleBalanced",
    count: 1,
    arguments: [
      call.put(labels),
      call.put(permutation),
      n,
      most,
      Math.min(size, 2 * n),
      drawn,
      positives,
      negatives,
      counts,
    ],
  })
  const [drawnPositives = 0, drawnNegatives = 0] = call.int32s(counts, 2)
  return {
    positives: call.int32(positives, [drawnPositives]),
    negatives: call.int32(negatives, [drawnNegatives]),
  }
}
