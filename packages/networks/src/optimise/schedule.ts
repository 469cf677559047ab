/** The learning rate of every step; steps count from 0. */
export type Schedule = (step: number) => number

/** `rate`, times `factor` from each of the milestones on. */
export const stepSchedule =
  (
    rate: number,
    { milestones, factor }: { readonly milestones: readonly number[]; readonly factor: number },
  ): Schedule =>
  (step) =>
    rate * factor ** milestones.filter((milestone) => step >= milestone).length

/** Half a cosine from `rate` at the first step down towards 0 at step `steps`, but not below `floor` · rate. */
export const cosineSchedule =
  (rate: number, { steps, floor }: { readonly steps: number; readonly floor: number }): Schedule =>
  (step) =>
    rate * Math.max(floor, (1 + Math.cos(Math.PI * Math.min(1, step / steps))) / 2)

/** A schedule that begins slowly: its rate times (step + 1) / steps during the first `steps` steps. */
export const warmUp =
  (steps: number, schedule: Schedule): Schedule =>
  (step) =>
    schedule(step) * Math.min(1, (step + 1) / steps)
