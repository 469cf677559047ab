/** However long one call takes, so many are made; and no more than so many. */
const fewest = 3
const most = 200
/** A call that takes so many milliseconds needs neither warming up nor repeating. */
const slow = 1000
/** For so much of the time calls are not counted: compilers of every kind are done by then. */
const warming = 0.2

const once = async (call: () => Promise<unknown>): Promise<number> => {
  const before = performance.now()
  await call()
  return performance.now() - before
}

/** Milliseconds of each call, after some that are not counted; stops after about `seconds`. */
export const timed = async (call: () => Promise<unknown>, seconds: number): Promise<readonly number[]> => {
  const first = await once(call)
  if (first > slow || seconds === 0) return [first]
  const samples: number[] = []
  const before = performance.now()
  while (performance.now() - before < 1000 * warming * seconds) await call()
  const started = performance.now()
  while (samples.length < fewest || (performance.now() - started < 1000 * seconds && samples.length < most))
    samples.push(await once(call))
  return samples
}
