"""Losses, not reduced; a gradient is that of their sum."""
import torch
import torchvision
from torchvision.ops._utils import _loss_inter_union


def smooth_l1(predictions, targets, beta):
    function = torch.nn.functional.smooth_l1_loss
    return lambda: {"loss": function(predictions, targets, reduction="none", beta=beta)}


def focal(logits, targets, weighting, alpha, gamma):
    weight = alpha if weighting == "alpha" else -1
    return lambda: {"loss": torchvision.ops.sigmoid_focal_loss(logits, targets, weight, gamma)}


def binary_cross_entropy(logits, targets):
    function = torch.nn.functional.binary_cross_entropy_with_logits
    return lambda: {"loss": function(logits, targets, reduction="none")}


def softmax_cross_entropy(logits, labels):
    classes = labels.long()
    function = torch.nn.functional.cross_entropy
    return lambda: {"loss": function(logits, classes, reduction="none", ignore_index=-1)}


def iou(predictions, targets, eps):
    shared, joint = _loss_inter_union(predictions, targets)
    return 1 - shared / (joint + eps)


def of_boxes(function):
    return lambda predictions, targets, epsilon, alphaGradient="constant": lambda: {
        "loss": function(predictions, targets, eps=epsilon)
    }


def with_gradient(loss, name):
    """The same operation on one input that has a gradient: the loss and the slope of its sum."""

    def prepare(**arguments):
        leaf = arguments[name].clone().requires_grad_()

        def call():
            value = loss(**{**arguments, name: leaf})()["loss"]
            return {"loss": value.detach(), "gradient": torch.autograd.grad(value.sum(), leaf)[0]}

        return call

    return prepare


LOSSES = {
    "smoothL1": (smooth_l1, "predictions"),
    "sigmoidFocalLoss": (focal, "logits"),
    "binaryCrossEntropy": (binary_cross_entropy, "logits"),
    "softmaxCrossEntropy": (softmax_cross_entropy, "logits"),
    "boxIouLoss": (of_boxes(iou), "predictions"),
    "generalizedBoxIouLoss": (of_boxes(torchvision.ops.generalized_box_iou_loss), "predictions"),
    "distanceBoxIouLoss": (of_boxes(torchvision.ops.distance_box_iou_loss), "predictions"),
    "completeBoxIouLoss": (of_boxes(torchvision.ops.complete_box_iou_loss), "predictions"),
}

OPERATIONS = {
    **{name: loss for name, (loss, _) in LOSSES.items()},
    **{name + "Gradient": with_gradient(loss, along) for name, (loss, along) in LOSSES.items()},
}
