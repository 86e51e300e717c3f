"""How many photos a second a local cluster labels, with one replica and with two.

    python tests/cluster_load.py [--photos 60] [--slow]

Every photo is another one, so nothing is remembered. Ray gives a replica one thread of the CPU, so
two replicas use two cores. With `--slow` an engine that sleeps takes the networks' place: then the
figures are those of the cluster alone.
"""

import argparse
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
import ray
from page_visit import ROOT
from ray import serve

from demo.runner.cluster import AT_ONCE, ENGINE, Cluster, Settings

SLOW = "cluster_engine:SlowEngine"
LEVELS = ("fcn32s", "fcn16s", "fcn8s")
SIZE = (480, 640)


def photos(count: int, seed: int) -> list[np.ndarray]:
    """Coarse noise, which is as much work as any photo."""
    chance = np.random.default_rng(seed)
    coarse = chance.integers(0, 256, (count, 15, 20, 3), dtype=np.uint8)
    return list(coarse.repeat(SIZE[0] // 15, axis=1).repeat(SIZE[1] // 20, axis=2))


def photos_a_second(replicas: int, engine: str, count: int) -> float:
    """With so many replicas from the beginning, all of them warm."""
    cluster = Cluster(Settings(least=replicas, most=replicas), engine)
    cluster.prepare("fcn8s")
    with ThreadPoolExecutor(AT_ONCE) as pool:
        ask = partial(cluster.levels, models=LEVELS)
        list(pool.map(ask, photos(4 * replicas, seed=0)))
        given = photos(count, seed=1)
        began = time.perf_counter()
        list(pool.map(ask, given))
        seconds = time.perf_counter() - began
    for name in serve.status().applications:
        serve.delete(name)
    return count / seconds


def main() -> None:
    """Measure both, and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=60)
    parser.add_argument("--slow", action="store_true")
    options = parser.parse_args()
    engine = SLOW if options.slow else ENGINE
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    ray.init(num_cpus=8, include_dashboard=False, log_to_driver=False)
    one, two = (photos_a_second(replicas, engine, options.photos) for replicas in (1, 2))
    print(f"one replica:  {one:5.1f} photos a second")
    print(f"two replicas: {two:5.1f} photos a second, {two / one:.2f} times as many")
    serve.shutdown()
    ray.shutdown()


if __name__ == "__main__":
    main()
