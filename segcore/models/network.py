"""A whole network: a trunk with one decoder, from a photo to logits."""

from collections.abc import Collection, Mapping

from jaxtyping import Float, Num
from torch import Tensor, nn

from segcore.models.decoder import NOTHING, Decoder
from segcore.models.trunk import Trunk
from segcore.ops.bilinear import upsample
from segcore.ops.padding import cut_to_size

TRUNK, DECODER = "trunk.", "decoder."
PHOTO = "photo"  # the only tap of a decoder without a trunk


class Network(nn.Module):
    """A trunk and a decoder; without a trunk the decoder reads the photo itself."""

    def __init__(self, trunk: Trunk | None, decoder: Decoder) -> None:
        super().__init__()
        self.trunk, self.decoder = trunk, decoder

    def taps(
        self, image: Float[Tensor, "batch 3 height width"]
    ) -> dict[str, Num[Tensor, "batch _ _ _"]]:
        """What the decoder reads of RGB in 0–1 at any size from 1×1 up."""
        return {PHOTO: image} if self.trunk is None else self.trunk(image, self.decoder.reads)

    def forward(
        self,
        image: Float[Tensor, "batch 3 height width"],
        muted: Collection[str] = NOTHING,
    ) -> dict[str, Float[Tensor, "batch classes height width"]]:
        """Logits by output at the size of ``image``, RGB in 0–1, any size from 1×1 up."""
        maps = self.decoder.decode(self.taps(image), muted)
        height, width = image.shape[-2:]
        return {
            name: cut_to_size(upsample(scores, self.decoder.outputs[name]), height, width)
            for name, scores in maps.items()
        }


def to_file(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """A network's state under the names of a checkpoint, where a decoder's have no prefix."""
    return {name.removeprefix(DECODER): value for name, value in state.items()}


def from_file(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The inverse of :func:`to_file`, in fp32."""
    return {
        name if name.startswith(TRUNK) else f"{DECODER}{name}": value.float()
        for name, value in tensors.items()
    }
