"""Networks with few channels and random weights, for tests."""

import torch

from segcore.models.deconvnet import BOTTOM, UNPOOLINGS, DeconvNet
from segcore.models.fcn import FCN, VGG16_FUSED, convolutional_head
from segcore.models.network import Network
from segcore.models.unet import UNet
from segcore.models.vgg import VGG16, WIDTH

# A U-Net on VGG16: the paper's own channels on the way down, half of them and less on the way up.
COPIES = {"conv5": 256, "conv4": 128, "conv3": 64, "conv2": 48, "conv1": 32}


def fcn(head_channels: int = 16, width: int = 4, classes: int = 21) -> Network:
    """The FCN on a VGG16 of ``width`` channels, its skips still silent."""
    trunk = VGG16(width)
    head = convolutional_head(trunk.taps["pool5"].channels, head_channels)
    return Network(trunk, FCN(trunk.taps, VGG16_FUSED, head, head_channels, classes)).eval()


def fcn_that_speaks(seed: int = 0) -> Network:
    """The same with random scores on every tap."""
    torch.manual_seed(seed)
    network = fcn()
    for layer in network.decoder.score.values():
        torch.nn.init.normal_(layer.weight)
        torch.nn.init.normal_(layer.bias)
    return network


def unet(width: int = 4, classes: int = 21) -> Network:
    """The U-Net on a VGG16 of ``width`` channels, all its channels in proportion."""
    trunk, bottom_channels = VGG16(width), 16 * width
    copies = {name: round(channels * width / WIDTH) for name, channels in COPIES.items()}
    head = convolutional_head(trunk.taps[BOTTOM].channels, bottom_channels)
    decoder = UNet(trunk.taps, BOTTOM, head, bottom_channels, copies, classes=classes)
    return Network(trunk, decoder).eval()


def deconvnet(width: int = 4, classes: int = 3) -> Network:
    """DeconvNet on a VGG16 of ``width`` channels, all its channels in proportion."""
    trunk, head_channels = VGG16(width), 16 * width
    steps = {name: channels * width // WIDTH for name, channels in UNPOOLINGS.items()}
    steps["switches1"] = classes  # as many as are scored, where a half would be too few
    head = convolutional_head(trunk.taps[BOTTOM].channels, head_channels)
    decoder = DeconvNet(trunk.taps, BOTTOM, head, head_channels, steps, classes)
    return Network(trunk, decoder).eval()
