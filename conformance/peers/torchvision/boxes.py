"""Boxes and suppression."""

import torch
from torchvision import ops
from torchvision.models.detection import _utils as detection


def box_iou(boxes1, boxes2):
    return {"iou": ops.box_iou(boxes1, boxes2)}


def generalized_box_iou(boxes1, boxes2):
    return {"giou": ops.generalized_box_iou(boxes1, boxes2)}


def distance_box_iou(boxes1, boxes2, epsilon):
    return {"diou": ops.distance_box_iou(boxes1, boxes2, epsilon)}


def complete_box_iou(boxes1, boxes2, epsilon):
    return {"ciou": ops.complete_box_iou(boxes1, boxes2, epsilon)}


def encode_boxes(boxes, anchors, weights):
    return {"deltas": detection.BoxCoder(weights).encode_single(boxes, anchors)}


def decode_boxes(deltas, anchors, weights, clamp):
    coder = detection.BoxCoder(weights, bbox_xform_clip=clamp)
    flat = deltas.reshape(deltas.shape[0], deltas.shape[1] * 4)
    return {"boxes": coder.decode_single(flat, anchors).reshape(deltas.shape)}


def clip_boxes(boxes, height, width):
    return {"boxes": ops.clip_boxes_to_image(boxes, (height, width))}


def remove_small_boxes(boxes, minSize):
    return {"keep": ops.remove_small_boxes(boxes, minSize).int()}


def convert_boxes(boxes, **formats):
    return {"boxes": ops.box_convert(boxes, formats["from"], formats["to"])}


def nms(boxes, scores, threshold):
    return {"keep": ops.nms(boxes, scores, threshold).int()}


def batched_nms(boxes, scores, groups, threshold):
    return {"keep": ops.batched_nms(boxes, scores, groups.long(), threshold).int()}


def match_quality(quality, high, low, lowQuality):
    # Matcher raises where there are no truths or no anchors; its callers answer that case before they ask it.
    if quality.numel() == 0:
        return {"matches": torch.full((quality.shape[1],), -1, dtype=torch.int32)}
    matcher = detection.Matcher(high, low, allow_low_quality_matches=lowQuality == "own")
    return {"matches": matcher(quality).int()}


OPERATIONS = {
    "boxIou": box_iou,
    "generalizedBoxIou": generalized_box_iou,
    "distanceBoxIou": distance_box_iou,
    "completeBoxIou": complete_box_iou,
    "encodeBoxes": encode_boxes,
    "decodeBoxes": decode_boxes,
    "clipBoxes": clip_boxes,
    "removeSmallBoxes": remove_small_boxes,
    "convertBoxes": convert_boxes,
    "nms": nms,
    "batchedNms": batched_nms,
    "matchQuality": match_quality,
}
ONLY = {"matchQuality": {"lowQuality": ["none", "own"]}}
