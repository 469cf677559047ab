"""One training step of the five-layer detector in PyTorch. For every line read: that many steps, the median in ms."""
import sys
import time

import torch
from torch import nn

torch.manual_seed(1)
torch.set_num_threads(int(sys.argv[1]))
channels = [3, 16, 32, 64, 64, 64]
layers = []
for k in range(5):
    layers += [nn.Conv2d(channels[k], channels[k + 1], 3, 2 if k < 4 else 1, 1), nn.ReLU()]
body = nn.Sequential(*layers)
logits, deltas = nn.Conv2d(64, 27, 3, 1, 1), nn.Conv2d(64, 36, 3, 1, 1)
nn.init.constant_(logits.bias, -4.6)
parameters = [*body.parameters(), *logits.parameters(), *deltas.parameters()]
optimiser = torch.optim.AdamW(parameters, lr=1e-3, weight_decay=1e-4)
image = torch.randn(4, 3, 128, 128) * 0.3
labels = (torch.rand(4, 27, 8, 8) < 0.02).float()
targets = torch.randn(4, 36, 8, 8)


def step():
    optimiser.zero_grad()
    features = body(image)
    x, d = logits(features), deltas(features)
    ce = nn.functional.binary_cross_entropy_with_logits(x, labels, reduction="none")
    p = torch.sigmoid(x)
    q = labels * (1 - p) + (1 - labels) * p
    focal = ((0.25 * labels + 0.75 * (1 - labels)) * q * q * ce).sum() / labels.sum()
    (focal + nn.functional.smooth_l1_loss(d, targets, beta=1 / 9)).backward()
    optimiser.step()


print(torch.__version__, flush=True)
for line in sys.stdin:
    times = []
    for _ in range(int(line)):
        started = time.perf_counter()
        step()
        times.append((time.perf_counter() - started) * 1000)
    print(sorted(times)[len(times) // 2], flush=True)
