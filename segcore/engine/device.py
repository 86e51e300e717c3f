"""Chooses the device and the precision by measuring on this machine."""

import copy
import platform
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

import torch
from torch import Tensor, nn

from segcore.errors import SettingsError

# What may be faster than fp32 on a device, tried in this order; fp32 is always tried.
CANDIDATES = {
    "cuda": (torch.bfloat16, torch.float16),
    "mps": (torch.float16,),
    "cpu": (torch.bfloat16,),
}
PRECISIONS = {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}
# A lower precision must take less than this share of fp32's time to be worth its rounding.
WORTH = 0.8
Measured = TypeVar("Measured", bound=nn.Module)
PROBE_SIDE = 192  # pixels; a tenth of a photo's work, and long enough to measure


def choose_device(wanted: str | None = None) -> torch.device:
    """``wanted``, or the best of CUDA, MPS and CPU that is here.

    Raises:
        SettingsError: ``wanted`` is not a device of this machine.
    """
    here = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if wanted is None:
        return torch.device(next((name for name, found in here.items() if found), "cpu"))
    try:
        device = torch.device(wanted)
    except RuntimeError:
        device = torch.device("meta")
    if device.type != "cpu" and not here.get(device.type):
        raise SettingsError(
            f"The device {wanted!r} is not on this machine.",
            "Expected cpu, cuda or mps.",
            "Leave it out to use the best one here.",
        )
    return device


def precision_named(wanted: str | None) -> torch.dtype | None:
    """``wanted`` as torch's type; None leaves the choice to :func:`choose_precision`.

    Raises:
        SettingsError: there is no such precision.
    """
    if wanted is None or wanted in PRECISIONS:
        return PRECISIONS[wanted] if wanted else None
    raise SettingsError(
        f"The precision {wanted!r} is not known.",
        f"Expected one of {', '.join(PRECISIONS)}.",
        "Leave it out to use the fastest one here.",
    )


def device_name(device: torch.device) -> str:
    """The name of the device for people."""
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    return "Apple GPU" if device.type == "mps" else f"CPU ({platform.machine()})"


def synchronise(device: torch.device) -> None:
    """Wait until the device has finished, so that a time taken now is right."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    elif device.type == "mps":
        torch.mps.synchronize()


@contextmanager
def timed(stage: str, seconds: dict[str, float], device: torch.device) -> Iterator[None]:
    """Store in ``seconds``, under ``stage``, how long the block took."""
    began = time.perf_counter()
    yield
    synchronise(device)
    seconds[stage] = time.perf_counter() - began


def seconds_of(work: Callable[[], object], device: torch.device, rounds: int = 2) -> float:
    """The shortest of ``rounds`` timings of ``work``, after one run that is not counted."""
    work()
    synchronise(device)
    best = float("inf")
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        synchronise(device)
        best = min(best, time.perf_counter() - began)
    return best


@torch.inference_mode()
def choose_precision(
    network: Measured, device: torch.device, run: Callable[[Measured, Tensor], object]
) -> torch.dtype:
    """Measure ``network`` in each precision; return the fastest of fp32 and the candidates.

    Args:
        network: in fp32 on ``device``; copied for each trial, and left as it is.
        device: where to measure.
        run: passes an image, RGB in 0–1, through a network.
    """
    times: dict[torch.dtype, float] = {}
    for dtype in (torch.float32, *CANDIDATES.get(device.type, ())):
        trial = copy.deepcopy(network).to(dtype)
        image = torch.rand(1, 3, PROBE_SIDE, PROBE_SIDE, device=device, dtype=dtype)
        image = image.contiguous(memory_format=torch.channels_last)
        try:
            times[dtype] = seconds_of(partial(run, trial, image), device)
        except RuntimeError:  # the device does not support this precision
            continue
    return _fastest(times)


def _fastest(times: dict[torch.dtype, float]) -> torch.dtype:
    best = min(times, key=lambda dtype: times[dtype])
    return best if times[best] < WORTH * times[torch.float32] else torch.float32
