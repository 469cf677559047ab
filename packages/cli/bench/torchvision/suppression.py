"""Non-maximum suppression."""
import torchvision


def nms(boxes, scores, threshold):
    return lambda: {"keep": torchvision.ops.nms(boxes, scores, threshold)}


def batched_nms(boxes, scores, groups, threshold):
    labels = groups.long()
    return lambda: {"keep": torchvision.ops.batched_nms(boxes, scores, labels, threshold)}


OPERATIONS = {"nms": nms, "batchedNms": batched_nms}
