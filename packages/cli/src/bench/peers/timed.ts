/** However long one call takes, so many are made; and no more than so many. */
const fewest = 3
const most = 200
/** No more than so many seconds, however few calls that is. */
const longest = 20

/** Milliseconds of each call, after one that is not counted; stops after about `seconds`. */
export const timed = async (call: () => Promise<unknown>, seconds: number): Promise<readonly number[]> => {
  await call()
  const samples: number[] = []
  const started = performance.now()
  const elapsed = () => (performance.now() - started) / 1000
  while (samples.length < fewest || (elapsed() < seconds && samples.length < most)) {
    const before = performance.now()
    await call()
    samples.push(performance.now() - before)
    if (elapsed() > longest) break
  }
  return samples
}
