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
  const found = call.int32(counts, [2])
  return {
    positives: call.int32(positives, [found.get(0)]),
    negatives: call.int32(negatives, [found.get(1)]),
  }
}
