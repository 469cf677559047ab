import type { Signatures } from "./signature.js"

export const lossSignatures: Signatures = {
  smoothL1: {
    inputs: {
      predictions: "float [N, D]: be finite and between -2^60 and 2^60",
      targets: "float [N, D]: be finite and between -2^60 and 2^60",
      beta: "number: be finite and at least 0",
    },
    outputs: {
      loss: "float [N, D]: be finite and between -2^60 and 2^60",
    },
    requires: [],
  },
  smoothL1Gradient: {
    inputs: {
      predictions: "float [N, D]: be finite and between -2^60 and 2^60",
      targets: "float [N, D]: be finite and between -2^60 and 2^60",
      beta: "number: be finite and at least 0",
    },
    outputs: {
      loss: "float [N, D]: be finite and between -2^60 and 2^60",
      gradient: "float [N, D]: be finite and between -2^60 and 2^60",
    },
    requires: [],
  },
  sigmoidFocalLoss: {
    inputs: {
      logits: "float [N, K]: be finite and between -2^60 and 2^60",
      targets: "float [N, K]: be finite and between 0 and 1",
      weighting: "one of alpha, none",
      alpha: "number: be finite and between 0 and 1",
      gamma: "number: be finite and at least 0",
    },
    outputs: {
      loss: "float [N, K]: be finite and between -2^60 and 2^60",
    },
    requires: [],
  },
  sigmoidFocalLossGradient: {
    inputs: {
      logits: "float [N, K]: be finite and between -2^60 and 2^60",
      targets: "float [N, K]: be finite and between 0 and 1",
      weighting: "one of alpha, none",
      alpha: "number: be finite and between 0 and 1",
      gamma: "number: be finite and at least 0",
    },
    outputs: {
      loss: "float [N, K]: be finite and between -2^60 and 2^60",
      gradient: "float [N, K]: be finite and between -2^60 and 2^60",
    },
    requires: [],
  },
  binaryCrossEntropy: {
    inputs: {
      logits: "float [N, K]: be finite and between -2^60 and 2^60",
      targets: "float [N, K]: be finite and between 0 and 1",
    },
    outputs: {
      loss: "float [N, K]: be finite and between -2^60 and 2^60",
    },
    requires: [],
  },
  binaryCrossEntropyGradient: {
    inputs: {
      logits: "float [N, K]: be finite and between -2^60 and 2^60",
      targets: "float [N, K]: be finite and between 0 and 1",
    },
    outputs: {
      loss: "float [N, K]: be finite and between -2^60 and 2^60",
      gradient: "float [N, K]: be finite and between -2^60 and 2^60",
    },
    requires: [],
  },
  softmaxCrossEntropy: {
    inputs: {
      logits: "float [N, C]: be finite and between -2^60 and 2^60",
      labels: "int32 [N]: be finite and at least -1",
    },
    outputs: {
      loss: "float [N]: be finite and between -2^60 and 2^60",
    },
    requires: ["labels within classes"],
  },
  softmaxCrossEntropyGradient: {
    inputs: {
      logits: "float [N, C]: be finite and between -2^60 and 2^60",
      labels: "int32 [N]: be finite and at least -1",
    },
    outputs: {
      loss: "float [N]: be finite and between -2^60 and 2^60",
      gradient: "float [N, C]: be finite and between -2^60 and 2^60",
    },
    requires: ["labels within classes"],
  },
}
