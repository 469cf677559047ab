"""Times operations of torchvision: a request a line on stdin, an answer a line on stdout, both JSON.

A request names an operation, where its arrays lie (raw little-endian files) and its numbers, under the names of the
contract. An answer has the milliseconds of each call, and where the last call's outputs lie.
"""
import json
import os
import sys
import time

import numpy
import torch

import anchors
import boxes
import losses
import masks
import pooling
import suppression

OPERATIONS = {}
for module in (anchors, boxes, losses, masks, pooling, suppression):
    OPERATIONS.update(module.OPERATIONS)

# A call that takes so many milliseconds needs neither warming up nor repeating.
SLOW = 1000
# For so much of the time calls are not counted.
WARMING = 0.2

TYPES = {"float32": numpy.float32, "int32": numpy.int32, "uint8": numpy.uint8}


def tensor_of(array):
    values = numpy.fromfile(array["file"], dtype=TYPES[array["type"]])
    return torch.from_numpy(values.reshape(array["shape"]))


def once(call):
    before = time.perf_counter()
    call()
    return (time.perf_counter() - before) * 1000


def timed(call, seconds):
    first = once(call)
    if first > SLOW:
        return [first]
    before = time.perf_counter()
    while time.perf_counter() - before < WARMING * seconds:
        call()
    samples, started = [], time.perf_counter()
    while len(samples) < 3 or (time.perf_counter() - started < seconds and len(samples) < 200):
        samples.append(once(call))
    return samples


def written(output, folder, name):
    kind = "int32" if output.dtype in (torch.int32, torch.int64) else "float32"
    values = output.detach().contiguous().numpy().astype(TYPES[kind])
    file = os.path.join(folder, "torchvision-" + name + ".bin")
    values.tofile(file)
    return {"file": file, "shape": list(values.shape), "type": kind}


def answer(request):
    operation = OPERATIONS.get(request["operation"])
    if operation is None:
        return {"missing": "torchvision has no " + request["operation"]}
    arrays = {name: tensor_of(array) for name, array in request["arrays"].items()}
    call = operation(**arrays, **request["numbers"])
    samples = timed(call, request["seconds"])
    outputs = call() if request["outputs"] else {}
    files = {name: written(output, request["folder"], name) for name, output in outputs.items()}
    return {"milliseconds": samples, "outputs": files}


def main():
    torch.set_num_threads(int(sys.argv[1]))
    print(json.dumps({"ready": "torch " + torch.__version__}), flush=True)
    for line in sys.stdin:
        try:
            reply = answer(json.loads(line))
        except Exception as error:
            reply = {"missing": type(error).__name__ + ": " + str(error)}
        print(json.dumps(reply), flush=True)


main()
