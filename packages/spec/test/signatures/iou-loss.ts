import type { Signatures } from "./signature.js"

export const iouLossSignatures: Signatures = {
  boxIouLoss: {
    inputs: {
      predictions: "float [N, 4]: be finite and between -2^30 and 2^30",
      targets: "float [N, 4]: be finite and between -2^30 and 2^30",
      epsilon: "number: be finite and at least 0",
    },
    outputs: {
      loss: "float [N]: be finite and between -2^60 and 2^60",
    },
    requires: ["predictions in order", "targets in order"],
  },
  boxIouLossGradient: {
    inputs: {
      predictions: "float [N, 4]: be finite and between -2^30 and 2^30",
      targets: "float [N, 4]: be finite and between -2^30 and 2^30",
      epsilon: "number: be finite and at least 0",
    },
    outputs: {
      loss: "float [N]: be finite and between -2^60 and 2^60",
      gradient: "float [N, 4]: be finite and between -2^60 and 2^60",
    },
    requires: ["predictions in order", "targets in order"],
  },
  generalizedBoxIouLoss: {
    inputs: {
      predictions: "float [N, 4]: be finite and between -2^30 and 2^30",
      targets: "float [N, 4]: be finite and between -2^30 and 2^30",
      epsilon: "number: be finite and at least 0",
    },
    outputs: {
      loss: "float [N]: be finite and between -2^60 and 2^60",
    },
    requires: ["predictions in order", "targets in order"],
  },
  generalizedBoxIouLossGradient: {
    inputs: {
      predictions: "float [N, 4]: be finite and between -2^30 and 2^30",
      targets: "float [N, 4]: be finite and between -2^30 and 2^30",
      epsilon: "number: be finite and at least 0",
    },
    outputs: {
      loss: "float [N]: be finite and between -2^60 and 2^60",
      gradient: "float [N, 4]: be finite and between -2^60 and 2^60",
    },
    requires: ["predictions in order", "targets in order"],
  },
  distanceBoxIouLoss: {
    inputs: {
      predictions: "float [N, 4]: be finite and between -2^30 and 2^30",
      targets: "float [N, 4]: be finite and between -2^30 and 2^30",
      epsilon: "number: be finite and at least 0",
    },
    outputs: {
      loss: "float [N]: be finite and between -2^60 and 2^60",
    },
    requires: ["predictions in order", "targets in order"],
  },
  distanceBoxIouLossGradient: {
    inputs: {
      predictions: "float [N, 4]: be finite and between -2^30 and 2^30",
      targets: "float [N, 4]: be finite and between -2^30 and 2^30",
      epsilon: "number: be finite and at least 0",
    },
    outputs: {
      loss: "float [N]: be finite and between -2^60 and 2^60",
      gradient: "float [N, 4]: be finite and between -2^60 and 2^60",
    },
    requires: ["predictions in order", "targets in order"],
  },
  completeBoxIouLoss: {
    inputs: {
      predictions: "float [N, 4]: be finite and between -2^30 and 2^30",
      targets: "float [N, 4]: be finite and between -2^30 and 2^30",
      epsilon: "number: be finite and at least 0",
      alphaGradient: "one of constant, full",
    },
    outputs: {
      loss: "float [N]: be finite and between -2^60 and 2^60",
    },
    requires: ["predictions in order", "targets in order"],
  },
  completeBoxIouLossGradient: {
    inputs: {
      predictions: "float [N, 4]: be finite and between -2^30 and 2^30",
      targets: "float [N, 4]: be finite and between -2^30 and 2^30",
      epsilon: "number: be finite and at least 0",
      alphaGradient: "one of constant, full",
    },
    outputs: {
      loss: "float [N]: be finite and between -2^60 and 2^60",
      gradient: "float [N, 4]: be finite and between -2^60 and 2^60",
    },
    requires: ["predictions in order", "targets in order"],
  },
}
