"""torchvision, held to the laws: detspec conform --backend 'python3 conformance/peers/torchvision/backend.py'"""

import torch
import torchvision

import anchors
import boxes
import losses
import pooling
from wire import serve

torch.set_num_threads(1)

MODULES = [boxes, anchors, losses, pooling]
OPERATIONS = {name: run for module in MODULES for name, run in module.OPERATIONS.items()}
ONLY = {name: only for module in MODULES for name, only in module.ONLY.items()}


def offer(name):
    return {"dtypes": ["float32"], **({"only": ONLY[name]} if name in ONLY else {})}


HELLO = {
    "type": "hello",
    "protocol": 1,
    "name": f"torchvision {torchvision.__version__}",
    "device": f"CPU, float32, torch {torch.__version__}",
    "arithmetic": {"unit": 2.0**-24, "exp": 4, "log": 4, "arctangent": 4},
    "checks": "harness",
    "operations": {name: offer(name) for name in OPERATIONS},
}

serve(HELLO, OPERATIONS)
