"""Networks that torchvision publishes, with the interface of ours.

Sources: Long, Shelhamer, Darrell, "Fully Convolutional Networks for Semantic Segmentation", CVPR
2015; Chen, Papandreou, Schroff, Adam, "Rethinking Atrous Convolution for Semantic Image
Segmentation", 2017; He, Gkioxari, Dollár, Girshick, "Mask R-CNN", ICCV 2017, with the recipe of Li
et al., "Benchmarking Detection Transfer Learning with Vision Transformers", 2021. The layers, and
their departures from the papers, are torchvision's: its ResNet-50 is dilated to 1/8 for the first
two, and its FCN has no skips. Parameters carry torchvision's names, so that its files load as
they are; the builders here make untrained networks.
"""

from collections.abc import Collection

import torch
from torch import Tensor
from torch.nn import functional as F
from torchvision.models import detection, segmentation

from segcore.models.decoder import NOTHING, Decoder, ScoreMap
from segcore.models.network import PHOTO
from segcore.models.trunk import Taps
from segcore.models.vgg import MEAN, STD

VOC_CLASSES = 21  # in VOC's order, background first
COCO_CLASSES = 91  # COCO's own numbers 1 to 90, ten of them unused, and 0 for the background


class ReferenceFCN(Decoder):
    """A published semantic network as a decoder without a trunk: it reads the photo itself.

    Use it in evaluation mode: a small photo leaves batch normalisation nothing to average over.
    """

    mean: Tensor
    std: Tensor
    reads = (PHOTO,)

    def __init__(self, published: segmentation.FCN | segmentation.DeepLabV3, output: str) -> None:
        """
        Args:
            published: torchvision's network, whose parts are taken over under their names.
            output: the name of its score map.
        """
        super().__init__()
        self.outputs = {output: 1}
        self.backbone = published.backbone
        self.classifier = published.classifier
        # Only used in training and never run here, but the published file holds it.
        self.aux_classifier = published.aux_classifier
        self.register_buffer("mean", torch.tensor(MEAN).view(1, 3, 1, 1), persistent=False)
        self.register_buffer("std", torch.tensor(STD).view(1, 3, 1, 1), persistent=False)

    def decode(self, taps: Taps, muted: Collection[str] = NOTHING) -> dict[str, ScoreMap]:
        """Its logits at the photo's own size, RGB in 0–1, any size from 1×1 up."""
        image = taps[PHOTO]
        features = self.backbone((image - self.mean) / self.std)["out"]  # 1/8
        scores = self.classifier(features)  # 1/8
        raised = F.interpolate(scores, size=image.shape[-2:], mode="bilinear")  # 1/1
        return dict.fromkeys(self.outputs, raised)


def fcn_resnet50() -> ReferenceFCN:
    """An FCN without skips on a ResNet-50 at 1/8, with VOC's 21 classes; untrained."""
    return ReferenceFCN(segmentation.fcn_resnet50(**_semantic()), "fcn_resnet50")


def deeplabv3_resnet50() -> ReferenceFCN:
    """DeepLabV3 on a ResNet-50 at 1/8, with VOC's 21 classes; untrained."""
    return ReferenceFCN(segmentation.deeplabv3_resnet50(**_semantic()), "deeplabv3_resnet50")


def maskrcnn_resnet50_fpn_v2() -> detection.MaskRCNN:
    """Mask R-CNN on a ResNet-50 with a feature pyramid and COCO's 91 numbers; untrained.

    It takes RGB in 0–1, and normalises and resizes (shorter side 800, longer at most 1,333) inside.
    """
    return detection.maskrcnn_resnet50_fpn_v2(
        weights=None, weights_backbone=None, num_classes=COCO_CLASSES
    )


def _semantic() -> dict[str, object]:
    return {
        "weights": None,
        "weights_backbone": None,
        "num_classes": VOC_CLASSES,
        "aux_loss": True,  # the published file has the auxiliary classifier
    }
