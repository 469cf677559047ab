"""The protocol: a message a line, tensors as base64. docs/protocol.md describes it."""

import base64
import json
import sys

import numpy
import torch

DTYPES = {"float64": "<f8", "float32": "<f4", "int32": "<i4", "uint8": "|u1"}


def read(tensor):
    """A tensor of the wire as one of torch, which owns its numbers."""
    raw = numpy.frombuffer(base64.b64decode(tensor["data"]), DTYPES[tensor["dtype"]])
    return torch.from_numpy(raw.copy().reshape(tensor["shape"]))


def write(tensor):
    """A tensor of torch as the wire has it."""
    array = tensor.detach().contiguous().numpy()
    data = base64.b64encode(array.tobytes()).decode("ascii")
    return {"dtype": str(array.dtype), "shape": list(array.shape), "data": data}


def value(field):
    """A field of an input: a tensor, a number, a list, a word."""
    if isinstance(field, dict):
        return read(field) if "data" in field else float(field["number"])
    return [value(one) for one in field] if isinstance(field, list) else field


def answer(operations, call):
    operation = operations.get(call["operation"])
    if operation is None:
        return {"id": call["id"], "status": "unsupported"}
    try:
        output = operation(**{name: value(field) for name, field in call["input"].items()})
        return {"id": call["id"], "status": "ok", "output": {name: write(one) for name, one in output.items()}}
    except Exception as error:  # whatever torchvision raises is its answer
        return {"id": call["id"], "status": "error", "type": type(error).__name__, "message": str(error)}


def reply(hello, operations, message):
    if message["type"] == "hello":
        return hello
    if message["type"] == "echo":
        return {"type": "echo", "tensors": [write(read(tensor)) for tensor in message["tensors"]]}
    return {"type": "call", "answers": [answer(operations, call) for call in message["calls"]]}


def serve(hello, operations):
    """Answers line after line until it is told to stop."""
    for line in sys.stdin:
        message = json.loads(line)
        if message["type"] == "stop":
            return
        print(json.dumps(reply(hello, operations, message)), flush=True)
