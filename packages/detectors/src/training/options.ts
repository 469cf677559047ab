/** How parameters follow their gradients. */
export type OptimiserOptions =
  | { readonly kind: "sgd"; readonly momentum: number }
  | { readonly kind: "adamW"; readonly mean: number; readonly square: number; readonly epsilon: number }

/** How the rate falls. */
export type ScheduleOptions =
  /** Times `factor` after each share of the steps. */
  | { readonly kind: "steps"; readonly at: readonly number[]; readonly factor: number }
  /** Half a cosine down to `floor` of the rate. */
  | { readonly kind: "cosine"; readonly floor: number }

export interface TrainingOptions {
  /** Of each stage. */
  readonly steps: number
  readonly optimiser: OptimiserOptions
  readonly rate: number
  /** The rate rises evenly over so many steps. */
  readonly warmUp: number
  readonly schedule: ScheduleOptions
  /** λ of the weight decay; norms and biases do not decay. */
  readonly decay: number
  /** Gradients that are longer than this, all together, are shortened to it; Infinity: never. */
  readonly clip: number
  /** The weights that are kept are a moving average with this decay at most; 0: the last ones. */
  readonly average: number
}

export const trainingPresets: Readonly<
  Record<"fasterRcnnPaper" | "retinaNetPaper" | "small", TrainingOptions>
> = {
  /** Section 3.1.3: 0.001 for 60k mini-batches, 0.0001 for the next 20k, momentum 0.9, weight decay 0.0005. */
  fasterRcnnPaper: {
    steps: 80_000,
    optimiser: { kind: "sgd", momentum: 0.9 },
    rate: 0.001,
    warmUp: 1,
    schedule: { kind: "steps", at: [0.75], factor: 0.1 },
    decay: 0.0005,
    clip: Infinity,
    average: 0,
  },
  /** Section 4.1, Optimization: 90k iterations of 16 images, 0.01, divided by 10 at 60k and 80k; 0.0001, 0.9. */
  retinaNetPaper: {
    steps: 90_000,
    optimiser: { kind: "sgd", momentum: 0.9 },
    rate: 0.01,
    warmUp: 1,
    schedule: { kind: "steps", at: [60 / 90, 80 / 90], factor: 0.1 },
    decay: 0.0001,
    clip: Infinity,
    average: 0,
  },
  /** What trains small networks from nothing on small images: measured with PyTorch for this project. */
  small: {
    steps: 1000,
    optimiser: { kind: "adamW", mean: 0.9, square: 0.999, epsilon: 1e-8 },
    rate: 2e-3,
    warmUp: 100,
    schedule: { kind: "cosine", floor: 0.01 },
    decay: 1e-4,
    clip: 5,
    average: 0.995,
  },
}
