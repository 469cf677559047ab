"""Masks: pasted into their images, compared, boxed."""
import torchvision
from torchvision.models.detection.roi_heads import paste_masks_in_image


def paste(masks, boxes, height, width, grid):
    return lambda: {"masks": paste_masks_in_image(masks[:, None], boxes, (height, width))[:, 0]}


def mask_iou(masks1, masks2):
    """No function of torchvision's: a product of matrices, as programs write it."""

    def call():
        a, b = masks1.flatten(1).float(), masks2.flatten(1).float()
        shared = a @ b.T
        return {"iou": shared / (a.sum(1)[:, None] + b.sum(1) - shared)}

    return call


def boxes_of(masks, ends):
    return lambda: {"boxes": torchvision.ops.masks_to_boxes(masks)}


OPERATIONS = {"pasteMasks": paste, "maskIou": mask_iou, "masksToBoxes": boxes_of}
