"""A backend of one operation, nms, in the Python standard library alone.

It reads a message a line from stdin and writes one to stdout; what print() prints goes to stderr.
"""

import base64
import json
import platform
import struct
import sys

# Tensors -----------------------------------------------------------------------------------------

CODES = {"float64": "d", "float32": "f", "int32": "i", "uint8": "B"}


def read(tensor):
    """The elements of a tensor, row-major."""
    code = "<" + CODES[tensor["dtype"]]
    return [element for (element,) in struct.iter_unpack(code, base64.b64decode(tensor["data"]))]


def rows(tensor):
    """The rows of a matrix [N, K]."""
    elements, width = read(tensor), tensor["shape"][1]
    return [elements[at : at + width] for at in range(0, len(elements), width)]


def write(dtype, shape, elements):
    data = struct.pack(f"<{len(elements)}{CODES[dtype]}", *elements)
    return {"dtype": dtype, "shape": shape, "data": base64.b64encode(data).decode("ascii")}


def plain(value):
    """A field of an input: NaN, the infinities and -0 travel as {"number": "Infinity"}."""
    if isinstance(value, list):
        return [plain(one) for one in value]
    return float(value["number"]) if isinstance(value, dict) and "number" in value else value


# Operations: from the fields of the input to the fields of the output ----------------------------


def iou(a, b):
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return 0.0
    both = width * height
    return both / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - both)


def nms(fields):
    boxes, scores, threshold = rows(fields["boxes"]), read(fields["scores"]), fields["threshold"]
    keep = []
    for i in sorted(range(len(boxes)), key=lambda i: -scores[i]):
        # WRONG ON PURPOSE: an overlap of exactly the threshold does not suppress. Make it >.
        if not any(iou(boxes[i], boxes[j]) >= threshold for j in keep):
            keep.append(i)
    return {"keep": write("int32", [len(keep)], keep)}


OPERATIONS = {"nms": nms}

# Messages ----------------------------------------------------------------------------------------

HELLO = {
    "type": "hello",
    "protocol": 1,
    "name": "my backend",
    "device": f"CPython {platform.python_version()}",
    "arithmetic": {"unit": 2.0**-53},
    "checks": "harness",
    "operations": {name: {"dtypes": ["float64", "float32"]} for name in OPERATIONS},
}


def answer(call):
    try:
        run = OPERATIONS.get(call["operation"])
        if run is None:
            return {"id": call["id"], "status": "unsupported"}
        fields = {name: plain(value) for name, value in call["input"].items()}
        return {"id": call["id"], "status": "ok", "output": run(fields)}
    except Exception as error:
        return {"id": call["id"], "status": "error", "type": type(error).__name__, "message": str(error)}


def reply(message):
    if message["type"] == "hello":
        return HELLO
    if message["type"] == "echo":
        back = [write(one["dtype"], one["shape"], read(one)) for one in message["tensors"]]
        return {"type": "echo", "tensors": back}
    return {"type": "call", "answers": [answer(call) for call in message["calls"]]}


# Standard output belongs to the protocol: a print() for debugging must not end up there.
out, sys.stdout = sys.stdout, sys.stderr

for line in sys.stdin:
    message = json.loads(line)
    if message["type"] == "stop":
        break
    print(json.dumps(reply(message)), file=out, flush=True)
