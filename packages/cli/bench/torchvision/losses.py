"""Losses, not reduced; a gradient is that of their sum."""
import torch


def smooth_l1(predictions, targets, beta):
    function = torch.nn.functional.smooth_l1_loss
    return lambda: {"loss": function(predictions, targets, reduction="none", beta=beta)}


def with_gradient(loss, name):
    """The same operation on one input that has a gradient: the loss and the slope of its sum."""

    def prepare(**arguments):
        leaf = arguments[name].clone().requires_grad_()

        def call():
            value = loss(**{**arguments, name: leaf})()["loss"]
            return {"loss": value.detach(), "gradient": torch.autograd.grad(value.sum(), leaf)[0]}

        return call

    return prepare


OPERATIONS = {"smoothL1": smooth_l1, "smoothL1Gradient": with_gradient(smooth_l1, "predictions")}
