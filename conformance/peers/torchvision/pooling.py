"""RoI pooling of five kinds, forward and backward, and masks."""

import torch
from torchvision import ops
from torchvision.models.detection import roi_heads


def rois(boxes, images):
    return torch.cat([images.to(boxes.dtype)[:, None], boxes], dim=1)


def transposed(pool, cotangent, shape):
    """What flows back into maps of this shape: autograd through a pooling that is linear in them."""
    features = torch.zeros(shape, dtype=cotangent.dtype, requires_grad=True)
    pool(features).backward(cotangent)
    return {"gradient": features.grad}


def roi_pool(features, boxes, images, spatialScale, pooledHeight, pooledWidth, rounding):
    output, argmax = torch.ops.torchvision.roi_pool(
        features, rois(boxes, images), spatialScale, pooledHeight, pooledWidth
    )
    return {"output": output, "argmax": argmax}


def roi_pool_backward(cotangent, argmax, images, batch, height, width):
    count, channels, rows, columns = cotangent.shape
    regions = torch.zeros(count, 5, dtype=cotangent.dtype)
    regions[:, 0] = images
    gradient = torch.ops.torchvision._roi_pool_backward(
        cotangent, regions, argmax, 1.0, rows, columns, batch, channels, height, width
    )
    return {"gradient": gradient}


def roi_align(features, boxes, images, spatialScale, pooledHeight, pooledWidth, samples, aligned, reduce):
    size = (pooledHeight, pooledWidth)
    return {"output": ops.roi_align(features, rois(boxes, images), size, spatialScale, samples, aligned)}


def roi_align_backward(cotangent, boxes, images, spatialScale, samples, aligned, batch, height, width):
    _, channels, *size = cotangent.shape

    def pool(features):
        return ops.roi_align(features, rois(boxes, images), size, spatialScale, samples, aligned)

    return transposed(pool, cotangent, (batch, channels, height, width))


def ps_roi_pool(features, boxes, images, spatialScale, pooledHeight, pooledWidth):
    size = (pooledHeight, pooledWidth)
    return {"output": ops.ps_roi_pool(features, rois(boxes, images), size, spatialScale)}


def ps_roi_pool_backward(cotangent, boxes, images, spatialScale, batch, height, width):
    _, channels, rows, columns = cotangent.shape

    def pool(features):
        return ops.ps_roi_pool(features, rois(boxes, images), (rows, columns), spatialScale)

    return transposed(pool, cotangent, (batch, channels * rows * columns, height, width))


def ps_roi_align(features, boxes, images, spatialScale, pooledHeight, pooledWidth, samples):
    size = (pooledHeight, pooledWidth)
    return {"output": ops.ps_roi_align(features, rois(boxes, images), size, spatialScale, samples)}


def ps_roi_align_backward(cotangent, boxes, images, spatialScale, samples, batch, height, width):
    _, channels, rows, columns = cotangent.shape

    def pool(features):
        return ops.ps_roi_align(features, rois(boxes, images), (rows, columns), spatialScale, samples)

    return transposed(pool, cotangent, (batch, channels * rows * columns, height, width))


def crop_masks(masks, boxes, truths, size, aligned):
    return {"targets": roi_heads.project_masks_on_boxes(masks.to(boxes.dtype), boxes, truths, size)}


def paste_masks(masks, boxes, height, width, grid):
    pasted = roi_heads.paste_masks_in_image(masks[:, None], boxes, (height, width))
    return {"masks": pasted[:, 0]}


def masks_to_boxes(masks, ends):
    return {"boxes": ops.masks_to_boxes(masks)}


OPERATIONS = {
    "roiPool": roi_pool,
    "roiPoolBackward": roi_pool_backward,
    "roiAlign": roi_align,
    "roiAlignBackward": roi_align_backward,
    "psRoiPool": ps_roi_pool,
    "psRoiPoolBackward": ps_roi_pool_backward,
    "psRoiAlign": ps_roi_align,
    "psRoiAlignBackward": ps_roi_align_backward,
    "cropMasks": crop_masks,
    "pasteMasks": paste_masks,
    "masksToBoxes": masks_to_boxes,
}
ONLY = {
    "roiPool": {"rounding": ["half-away"]},
    "roiAlign": {"reduce": ["mean"]},
    "cropMasks": {"aligned": [False]},
    "pasteMasks": {"grid": ["integer"]},
    "masksToBoxes": {"ends": ["inclusive"]},
}
