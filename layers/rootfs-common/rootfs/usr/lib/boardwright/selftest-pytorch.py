"""Runs the sample model with PyTorch and prints what bw-selftest reads: key=value lines.

Usage: selftest-pytorch.py MODEL_DIRECTORY (with weights.json and vectors.bin).
"""

import json
import math
import struct
import sys
import time

WARM_UP_RUNS = 20
MOST_RUNS = 1000
FEWEST_RUNS = 50
MOST_SECONDS = 3.0


def tell(key, value):
    print(f"{key}={str(value)}".replace("\n", " ").replace("\r", " "), flush=True)


def fail(words):
    tell("ok", 0)
    tell("detail", words)
    return 1


def read_vectors(path):
    """Known answers; see export-vectors.ts for the format."""
    with open(path, "rb") as file:
        content = file.read()
    magic, count, inputs, outputs, tolerance, _threshold = struct.unpack_from("<4sIIIff", content)
    if magic != b"BWV1":
        raise ValueError("vectors.bin has another format")
    width = inputs + outputs
    rows = [struct.unpack_from(f"<{width}f", content, 24 + row * width * 4) for row in range(count)]
    return tolerance, [(row[:inputs], row[inputs:]) for row in rows]


def build_net(torch, path):
    with open(path, encoding="utf-8") as file:
        layers = json.load(file)["layers"]
    modules = []
    for index, layer in enumerate(layers):
        linear = torch.nn.Linear(layer["inputs"], layer["outputs"])
        weights = torch.tensor(layer["weights"], dtype=torch.float32)
        linear.weight.data = weights.reshape(layer["outputs"], layer["inputs"])
        linear.bias.data = torch.tensor(layer["bias"], dtype=torch.float32)
        modules.append(linear)
        if index < len(layers) - 1:
            modules.append(torch.nn.ReLU())
    return torch.nn.Sequential(*modules).eval()


def largest_error(net, pairs):
    largest = 0.0
    for features, expected in pairs:
        answer = net(features)[0].tolist()
        for got, known in zip(answer, expected):
            error = abs(got - known)
            if math.isnan(error):
                return error
            largest = max(largest, error)
    return largest


def time_runs(net, pairs):
    for run in range(WARM_UP_RUNS):
        net(pairs[run % len(pairs)][0])
    times = []
    stop = time.monotonic() + MOST_SECONDS
    while len(times) < MOST_RUNS and (len(times) < FEWEST_RUNS or time.monotonic() < stop):
        features = pairs[len(times) % len(pairs)][0]
        before = time.perf_counter_ns()
        net(features)
        times.append((time.perf_counter_ns() - before) / 1000)
    return sorted(times)


def percentile(ordered, share):
    return ordered[max(math.ceil(share * len(ordered)), 1) - 1]


def main(directory):
    tell("delegate", "CPU")
    try:
        import torch
    except ImportError as problem:
        return fail(f"PyTorch cannot be loaded: {problem}")
    tell("version", torch.__version__)
    torch.set_num_threads(1)
    tolerance, known = read_vectors(f"{directory}/vectors.bin")
    net = build_net(torch, f"{directory}/weights.json")
    pairs = [(torch.tensor([features], dtype=torch.float32), expected) for features, expected in known]
    with torch.no_grad():
        error = largest_error(net, pairs)
        times = time_runs(net, pairs)
    tell("max_abs_error", f"{error:.9g}")
    tell("p50_us", f"{percentile(times, 0.50):.3f}")
    tell("p99_us", f"{percentile(times, 0.99):.3f}")
    tell("runs", len(times))
    if not error <= tolerance:
        return fail(f"answers differ from the known ones by {error:.3g}, allowed is {tolerance:.3g}")
    tell("ok", 1)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1]))
    except Exception as problem:  # the report says why, whatever it was
        sys.exit(fail(f"{type(problem).__name__}: {problem}"))
