"""Anchors of Faster R-CNN and of SSD, and the levels of the pyramid."""

from types import SimpleNamespace

import torch
from torchvision.models.detection.anchor_utils import AnchorGenerator, DefaultBoxGenerator
from torchvision.ops.poolers import LevelMapper

FLOAT = torch.float32


def generate_anchors(height, width, strideY, strideX, sizes, ratios, **_):
    generator = AnchorGenerator((tuple(sizes),), (tuple(ratios),))
    generator.cell_anchors = [generator.generate_anchors(sizes, ratios, FLOAT)]
    strides = [torch.tensor(strideY, dtype=FLOAT), torch.tensor(strideX, dtype=FLOAT)]
    return {"anchors": generator.grid_anchors([[height, width]], [strides])[0]}


def default_boxes(
    height, width, imageHeight, imageWidth, stepY, stepX, scale, nextScale, ratios, clip
):
    image = SimpleNamespace(
        tensors=SimpleNamespace(shape=(imageHeight, imageWidth)), image_sizes=[(imageHeight, imageWidth)]
    )
    feature_map = SimpleNamespace(shape=(height, width), dtype=FLOAT, device="cpu")

    def laid(step):
        generator = DefaultBoxGenerator([ratios], scales=[scale, nextScale], steps=[step], clip=clip == "sizes")
        return generator(image, [feature_map])[0]

    # One step serves both axes there: x is taken from one grid, y from another.
    across, down = laid(stepX), laid(stepY)
    return {"anchors": torch.stack([across[:, 0], down[:, 1], across[:, 2], down[:, 3]], dim=1)}


def assign_pyramid_levels(boxes, canonicalSize, canonicalLevel, minLevel, maxLevel, epsilon, **_):
    mapper = LevelMapper(minLevel, maxLevel, canonicalSize, canonicalLevel, epsilon)
    return {"levels": (mapper([boxes]) + minLevel).int()}


OPERATIONS = {
    "generateAnchors": generate_anchors,
    "defaultBoxes": default_boxes,
    "assignPyramidLevels": assign_pyramid_levels,
}
ONLY = {
    "generateAnchors": {"offset": [0], "rounding": ["half-even"], "order": ["ratio-major"]},
    "defaultBoxes": {"clip": ["none", "sizes"]},
    "assignPyramidLevels": {"epsilonAt": ["level"]},
}
