"""Pooling of regions. Lists of regions are made beforehand; backward passes are torchvision's own kernels."""
import torch
import torchvision

KERNELS = torch.ops.torchvision


def rois_of(boxes, images):
    return torch.cat([images.to(boxes.dtype)[:, None], boxes], dim=1)


def roi_align(features, boxes, images, spatialScale, pooledHeight, pooledWidth, samples, aligned, reduce):
    rois, size = rois_of(boxes, images), (pooledHeight, pooledWidth)
    return lambda: {"output": torchvision.ops.roi_align(features, rois, size, spatialScale, samples, aligned)}


def roi_align_backward(cotangent, boxes, images, spatialScale, batch, height, width, samples, aligned):
    rois, (channels, *bins) = rois_of(boxes, images), cotangent.shape[1:]
    maps = batch, channels, height, width
    backward = KERNELS._roi_align_backward
    return lambda: {"gradient": backward(cotangent, rois, spatialScale, *bins, *maps, samples, aligned)}


def roi_pool(features, boxes, images, spatialScale, pooledHeight, pooledWidth, rounding):
    rois = rois_of(boxes, images)

    def call():
        output, argmax = KERNELS.roi_pool(features, rois, spatialScale, pooledHeight, pooledWidth)
        return {"output": output, "argmax": argmax}

    return call


def roi_pool_backward(cotangent, argmax, images, batch, height, width):
    """Corners and scale are arguments that the kernel does not read."""
    rois, (channels, *bins) = rois_of(torch.zeros(len(images), 4), images), cotangent.shape[1:]
    maps = batch, channels, height, width
    return lambda: {"gradient": KERNELS._roi_pool_backward(cotangent, rois, argmax, 1.0, *bins, *maps)}


def ps_roi_pool(features, boxes, images, spatialScale, pooledHeight, pooledWidth):
    rois, size = rois_of(boxes, images), (pooledHeight, pooledWidth)
    return lambda: {"output": torchvision.ops.ps_roi_pool(features, rois, size, spatialScale)}


def ps_roi_align(features, boxes, images, spatialScale, pooledHeight, pooledWidth, samples):
    rois, size = rois_of(boxes, images), (pooledHeight, pooledWidth)
    return lambda: {"output": torchvision.ops.ps_roi_align(features, rois, size, spatialScale, samples)}


def channels_of_bins(cotangent):
    """Which feature channel each bin reads: channel c, row i, column j of [c, i, j]."""
    regions, channels, rows, columns = cotangent.shape
    one = torch.arange(channels * rows * columns, dtype=torch.int32).reshape(1, channels, rows, columns)
    return one.repeat(regions, 1, 1, 1)


def ps_roi_pool_backward(cotangent, boxes, images, spatialScale, batch, height, width):
    rois, (channels, *bins) = rois_of(boxes, images), cotangent.shape[1:]
    maps = batch, channels * bins[0] * bins[1], height, width
    read, backward = channels_of_bins(cotangent), KERNELS._ps_roi_pool_backward
    return lambda: {"gradient": backward(cotangent, rois, read, spatialScale, *bins, *maps)}


def ps_roi_align_backward(cotangent, boxes, images, spatialScale, batch, height, width, samples):
    rois, (channels, *bins) = rois_of(boxes, images), cotangent.shape[1:]
    maps = batch, channels * bins[0] * bins[1], height, width
    read, backward = channels_of_bins(cotangent), KERNELS._ps_roi_align_backward
    return lambda: {"gradient": backward(cotangent, rois, read, spatialScale, *bins, samples, *maps)}


OPERATIONS = {
    "roiAlign": roi_align,
    "roiAlignBackward": roi_align_backward,
    "roiPool": roi_pool,
    "roiPoolBackward": roi_pool_backward,
    "psRoiPool": ps_roi_pool,
    "psRoiPoolBackward": ps_roi_pool_backward,
    "psRoiAlign": ps_roi_align,
    "psRoiAlignBackward": ps_roi_align_backward,
}
