"""Anchors, their matching, the levels of a pyramid."""
import torch
import torchvision
from torchvision.models.detection._utils import Matcher
from torchvision.models.detection.anchor_utils import AnchorGenerator
from torchvision.models.detection.image_list import ImageList
from torchvision.ops.poolers import LevelMapper


def generate(height, width, strideY, strideX, sizes, ratios, offset, rounding, order):
    generator = AnchorGenerator((tuple(sizes),), (tuple(ratios),))
    image = int(height * strideY), int(width * strideX)
    images = ImageList(torch.empty(1, 3, *image), [image])
    maps = [torch.empty(1, 1, height, width)]
    return lambda: {"anchors": generator(images, maps)[0]}


def match(anchors, truths, high, low, lowQuality):
    matcher = Matcher(high, low, lowQuality == "own")
    return lambda: {"matches": matcher(torchvision.ops.box_iou(truths, anchors))}


def match_quality(quality, high, low, lowQuality):
    matcher = Matcher(high, low, lowQuality == "own")
    return lambda: {"matches": matcher(quality)}


def levels(boxes, canonicalSize, canonicalLevel, minLevel, maxLevel, epsilon, epsilonAt):
    mapper = LevelMapper(minLevel, maxLevel, canonicalSize, canonicalLevel, epsilon)
    return lambda: {"levels": mapper([boxes]) + minLevel}


OPERATIONS = {
    "generateAnchors": generate,
    "matchAnchors": match,
    "matchQuality": match_quality,
    "assignPyramidLevels": levels,
}
