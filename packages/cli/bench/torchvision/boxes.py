"""Overlaps, the box coder, clipping. Each function prepares a call that takes no arguments: that call is timed."""
import torchvision
from torchvision.models.detection._utils import BoxCoder


def overlap(function, name):
    return lambda boxes1, boxes2, epsilon=0: lambda: {name: function(boxes1, boxes2)}


def decode(deltas, anchors, weights, clamp):
    coder = BoxCoder(tuple(weights), bbox_xform_clip=clamp)
    flat = deltas.reshape(deltas.shape[0], -1)
    return lambda: {"boxes": coder.decode_single(flat, anchors).reshape(deltas.shape)}


def encode(boxes, anchors, weights):
    coder = BoxCoder(tuple(weights))
    return lambda: {"deltas": coder.encode_single(boxes, anchors)}


def clip(boxes, height, width):
    return lambda: {"boxes": torchvision.ops.clip_boxes_to_image(boxes, (height, width))}


def remove_small(boxes, minSize):
    return lambda: {"keep": torchvision.ops.remove_small_boxes(boxes, minSize)}


def convert(boxes, **formats):
    return lambda: {"boxes": torchvision.ops.box_convert(boxes, formats["from"], formats["to"])}


OPERATIONS = {
    "boxIou": overlap(torchvision.ops.box_iou, "iou"),
    "generalizedBoxIou": overlap(torchvision.ops.generalized_box_iou, "giou"),
    "distanceBoxIou": overlap(torchvision.ops.distance_box_iou, "diou"),
    "completeBoxIou": overlap(torchvision.ops.complete_box_iou, "ciou"),
    "decodeBoxes": decode,
    "encodeBoxes": encode,
    "clipBoxes": clip,
    "removeSmallBoxes": remove_small,
    "convertBoxes": convert,
}
