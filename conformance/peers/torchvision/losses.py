"""Losses, not reduced, and their gradients by autograd."""

import torch
from torch.nn import functional
from torchvision import ops


def with_gradient(loss, variable):
    """The loss itself, and beside it the loss with its slopes along one of its inputs."""

    def value(**fields):
        return {"loss": loss(**fields)}

    def slopes(**fields):
        leaf = fields[variable].clone().requires_grad_()
        losses = loss(**{**fields, variable: leaf})
        losses.sum().backward()
        gradient = torch.zeros_like(leaf) if leaf.grad is None else leaf.grad
        return {"loss": losses, "gradient": gradient}

    return value, slopes


def smooth_l1(predictions, targets, beta):
    return functional.smooth_l1_loss(predictions, targets, reduction="none", beta=beta)


def sigmoid_focal_loss(logits, targets, weighting, alpha, gamma):
    return ops.sigmoid_focal_loss(logits, targets, alpha if weighting == "alpha" else -1, gamma)


def binary_cross_entropy(logits, targets):
    return functional.binary_cross_entropy_with_logits(logits, targets, reduction="none")


def softmax_cross_entropy(logits, labels):
    return functional.cross_entropy(logits, labels.long(), reduction="none", ignore_index=-1)


def generalized_box_iou_loss(predictions, targets, epsilon):
    return ops.generalized_box_iou_loss(predictions, targets, eps=epsilon)


def distance_box_iou_loss(predictions, targets, epsilon):
    return ops.distance_box_iou_loss(predictions, targets, eps=epsilon)


def complete_box_iou_loss(predictions, targets, epsilon, **_):
    return ops.complete_box_iou_loss(predictions, targets, eps=epsilon)


LOSSES = {
    "smoothL1": (smooth_l1, "predictions"),
    "sigmoidFocalLoss": (sigmoid_focal_loss, "logits"),
    "binaryCrossEntropy": (binary_cross_entropy, "logits"),
    "softmaxCrossEntropy": (softmax_cross_entropy, "logits"),
    "generalizedBoxIouLoss": (generalized_box_iou_loss, "predictions"),
    "distanceBoxIouLoss": (distance_box_iou_loss, "predictions"),
    "completeBoxIouLoss": (complete_box_iou_loss, "predictions"),
}
OPERATIONS = {
    name + suffix: run
    for name, pair in LOSSES.items()
    for suffix, run in zip(["", "Gradient"], with_gradient(*pair))
}
ONLY = {
    "completeBoxIouLoss": {"alphaGradient": ["constant"]},
    "completeBoxIouLossGradient": {"alphaGradient": ["constant"]},
}
