"""What a network holds between photo and scores: its features, what they see, its head."""

import copy
from collections.abc import Sequence
from functools import partial

import numpy as np
import torch
from jaxtyping import Float

from segcore.data.arrays import Photo
from segcore.data.head import HeadBothWays
from segcore.engine.device import seconds_of, timed
from segcore.engine.network_input import network_input
from segcore.engine.networks import Networks
from segcore.engine.trunk import Trunks
from segcore.models.window import classifier_of, window_of, windows
from segcore.zoo import find

CPU = torch.device("cpu")


class Stages:
    """Looks into trunks. Not thread-safe: the engine holds its lock."""

    def __init__(self, networks: Networks, trunks: Trunks) -> None:
        self.networks, self.trunks = networks, trunks

    def features(
        self, photo: Photo, model: str, taps: Sequence[str], side: int
    ) -> dict[str, Float[np.ndarray, "channels rows columns"]]:
        """The features of some taps of the trunk of ``model``, of the padded copy."""
        passed = self.trunks.taps(model, photo, side, taps)
        return {tap: passed.taps[tap][0].float().cpu().numpy() for tap in taps}

    @torch.inference_mode(False)
    @torch.enable_grad()
    def influence(
        self,
        photo: Photo,
        model: str,
        tap: str,
        cell: tuple[int, int],
        side: int,
        scored: bool = False,
    ) -> Float[np.ndarray, "rows columns"]:
        """How much a cell of a tap changes with each pixel of the copy that the network sees.

        Source: Luo, Li, Urtasun, Zemel, "Understanding the Effective Receptive Field in Deep
        Convolutional Neural Networks", NeurIPS 2016: the gradient of the cell, here of the sum of
        its channels; per pixel the sum of its sizes in red, green and blue.

        Args:
            photo: uint8 RGB.
            model: a semantic network on a trunk.
            tap: of that trunk.
            cell: (row, column) in the tap.
            side: the longest side of the copy, in pixels.
            scored: take the cell of the tap's score map, and of it the best score.
        """
        trunk = self.networks.trunk(find(model).trunk)  # loading it chooses the precision
        device, dtype = self.networks.device, self.networks.dtype(model)
        image = network_input(photo[None], side, dtype, device, enlarge=True).requires_grad_()
        if scored:
            decoder = self.networks.decoder(model)
            found = decoder.score_maps(trunk(image, decoder.reads))[tap]
            value = found[0, :, cell[0], cell[1]].float().max()
        else:
            value = trunk(image, [tap])[tap][0, :, cell[0], cell[1]].float().sum()
        (gradient,) = torch.autograd.grad(value, image)
        return gradient[0].float().abs().sum(0).cpu().numpy()

    def head(self, photo: Photo, model: str, side: int) -> HeadBothWays:
        """The scores of the deepest tap, window by window and as one convolution.

        The trunk is passed once, before both; the seconds are those of the head alone.
        """
        decoder = self.networks.decoder(model)
        passed = self.trunks.taps(model, photo, side, decoder.reads)
        features = decoder.classified(passed.taps).float().to(CPU).contiguous()
        head = copy.deepcopy(decoder.deepest_head()).float().to(CPU)
        window, classifier = window_of(head), classifier_of(head, features)
        seconds: dict[str, float] = {"at_once": seconds_of(partial(head, features), CPU)}
        with timed("one_by_one", seconds, CPU):
            answers = [classifier(each) for each in windows(features, window)]
        at_once = head(features)[0]
        one_by_one = torch.cat(answers).flatten(1).T.reshape(at_once.shape)
        return HeadBothWays(window, one_by_one.numpy(), at_once.numpy(), seconds, passed.input_size)
