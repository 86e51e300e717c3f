"""The real engine as any machine has it: in float32, on the CPU."""

from segcore.engine import Engine


def engine() -> Engine:
    return Engine("cpu", precision="float32")
