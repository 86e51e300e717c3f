"""Mask R-CNN: finds, names and cuts out every object of a photo.

Source: He, Gkioxari, Dollár, Girshick, "Mask R-CNN", ICCV 2017, on the pyramid of Lin et al.,
"Feature Pyramid Networks for Object Detection", CVPR 2017. The parts are torchvision's. Departures:

* MobileNetV2 (Sandler et al., CVPR 2018) in place of ResNet-50 or 101, a pyramid of 128 channels in
  place of 256, and photos of 768 pixels in place of 800: a photo takes two cores about a second.
* The mask head has 128 channels in place of 256. Anchors are three quarters of the paper's, because
  the photos are smaller.
* Batch normalisation is folded into the convolutions. Detectors freeze it, since a batch of a few
  photos says little about means; a frozen one only scales and shifts, which a convolution can do.
* Background examples leave unlabelled ground alone, and objects that are known only by a box teach
  no mask (``models.partly_labelled``).
"""

from collections import OrderedDict
from typing import Any, NamedTuple

import torch
from jaxtyping import Float, Int64
from torch import Tensor, nn
from torch.nn import functional as F
from torch.utils._pytree import tree_map
from torchvision.models import mobilenet_v2
from torchvision.models.detection import MaskRCNN
from torchvision.models.detection.anchor_utils import AnchorGenerator
from torchvision.models.detection.faster_rcnn import FastRCNNPredictor, TwoMLPHead
from torchvision.models.detection.generalized_rcnn import GeneralizedRCNN
from torchvision.models.detection.image_list import ImageList
from torchvision.models.detection.mask_rcnn import MaskRCNNHeads, MaskRCNNPredictor
from torchvision.models.detection.rpn import RPNHead, concat_box_prediction_layers
from torchvision.models.detection.transform import GeneralizedRCNNTransform, resize_boxes
from torchvision.ops import FeaturePyramidNetwork, MultiScaleRoIAlign, clip_boxes_to_image
from torchvision.ops.feature_pyramid_network import LastLevelMaxPool

from segcore.models.mobilenet import BLOCKS, fold_batch_norms
from segcore.models.partly_labelled import ObjectHeads, ProposalNetwork

SIDE = 768  # the longest side in pixels that the network sees; chosen on the validation photos
PYRAMID_CHANNELS = {3: 24, 6: 32, 13: 96, 17: 320}  # block -> channels, at 1/4, 1/8, 1/16 and 1/32
PYRAMID_LEVELS = ("0", "1", "2", "3")  # torchvision's names of these levels
ANCHORS = ((24,), (48,), (96,), (192,), (384,))  # sides in pixels at 1/4 … 1/64
SHAPES = (0.5, 1.0, 2.0)  # of anchors, height to width


def show_at(network: MaskRCNN, side: int) -> None:
    """Let any of torchvision's Mask R-CNNs see photos with a longest side of ``side`` pixels."""
    network.transform.min_size, network.transform.max_size = (side,), side


class Detections(NamedTuple):
    """Objects of one photo, best score first, with masks that are not pasted yet."""

    boxes: Float[Tensor, "n 4"]  # x1, y1, x2, y2 in the pixels of the image that was given
    labels: Int64[Tensor, " n"]  # from 1 up, as the network counts its classes
    scores: Float[Tensor, " n"]  # 0–1
    masks: Float[Tensor, "n 28 28"]  # probability of each cell of the box
    input_size: tuple[int, int]  # (height, width) of the network's own resized copy


class Proposals(NamedTuple):
    """Boxes that may hold an object, best score first."""

    boxes: Float[Tensor, "n 4"]  # x1, y1, x2, y2 in the pixels of the image that was given
    scores: Float[Tensor, " n"]  # 0–1, whether there is an object of any class


class Pyramid(nn.Module):
    """MobileNetV2 bottom-up and a feature pyramid top-down: maps at 1/4 … 1/64."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.out_channels = channels  # torchvision's heads read this name
        self.trunk = fold_batch_norms(mobilenet_v2().features[:BLOCKS])
        self.fpn = FeaturePyramidNetwork(
            list(PYRAMID_CHANNELS.values()), channels, LastLevelMaxPool()
        )

    def forward(
        self, image: Float[Tensor, "batch 3 height width"]
    ) -> dict[str, Float[Tensor, "batch channels _ _"]]:
        """The levels of RGB in −1…1 whose sides are divisible by 32, finest first."""
        taps: dict[str, Tensor] = OrderedDict()
        for index, block in enumerate(self.trunk):
            image = block(image)
            if index in PYRAMID_CHANNELS:
                taps[PYRAMID_LEVELS[len(taps)]] = image  # 1/4, 1/8, 1/16, 1/32
        return self.fpn(taps)


class PyramidMaskRCNN(MaskRCNN):
    """The four parts of torchvision's Mask R-CNN, in the order in which a photo passes them."""

    def __init__(self, classes: int, channels: int, hidden: int) -> None:
        """
        Args:
            classes: with the background, which is class 0.
            channels: of the pyramid and of the mask head.
            hidden: of the box head's two layers.
        """
        # MaskRCNN itself would build the middle two; its parent takes them ready made.
        GeneralizedRCNN.__init__(
            self,
            transform=GeneralizedRCNNTransform(
                min_size=SIDE,
                max_size=SIDE,  # so the longest side becomes SIDE
                image_mean=[0.5] * 3,  # RGB in −1…1, as in the training of the backbone
                image_std=[0.5] * 3,
                _skip_resize=True,  # while training: crops have their final size
            ),
            backbone=Pyramid(channels),
            rpn=proposal_network(channels),
            roi_heads=object_heads(classes, channels, hidden),
        )
        # Boxes are computed in the precision of these parts' outputs, and the 8 bits of bfloat16
        # would move a side by 2 pixels. So autocast may work inside these parts only.
        heads = self.roi_heads
        for part in (self.backbone, self.rpn.head, heads.box_predictor, heads.mask_predictor):
            part.register_forward_hook(in_float32)


def in_float32(part: nn.Module, given: Any, found: Any) -> Any:
    """A forward hook: all tensors of a part's output, also in tuples, lists, dicts, in float32."""
    return tree_map(Tensor.float, found)


def proposal_network(channels: int) -> ProposalNetwork:
    """Checks every place in three shapes: is there an object, and where exactly?"""
    return ProposalNetwork(
        AnchorGenerator(ANCHORS, (SHAPES,) * len(ANCHORS)),
        RPNHead(channels, len(SHAPES)),
        fg_iou_thresh=0.7,
        bg_iou_thresh=0.3,
        batch_size_per_image=128,  # half the paper's: our photos show few objects
        positive_fraction=0.5,
        pre_nms_top_n={"training": 500, "testing": 500},  # of each level
        post_nms_top_n={"training": 300, "testing": 300},
        nms_thresh=0.7,
    )


def object_heads(classes: int, channels: int, hidden: int) -> ObjectHeads:
    """Look at each proposal again: what is it, where are its sides, which cells are inside?"""
    return ObjectHeads(
        box_roi_pool=MultiScaleRoIAlign(list(PYRAMID_LEVELS), output_size=7, sampling_ratio=2),
        box_head=TwoMLPHead(channels * 7 * 7, hidden),
        box_predictor=FastRCNNPredictor(hidden, classes),
        fg_iou_thresh=0.5,
        bg_iou_thresh=0.5,
        batch_size_per_image=64,  # as in the paper; the time goes into more photos instead
        positive_fraction=0.25,
        bbox_reg_weights=None,
        score_thresh=0.05,
        nms_thresh=0.5,
        detections_per_img=100,
        mask_roi_pool=MultiScaleRoIAlign(list(PYRAMID_LEVELS), output_size=14, sampling_ratio=2),
        mask_head=MaskRCNNHeads(channels, (channels,) * 4, 1),
        mask_predictor=MaskRCNNPredictor(channels, channels, classes),
    )


def mask_rcnn(classes: int = 21, channels: int = 128, hidden: int = 1024) -> MaskRCNN:
    """The zoo's network, untrained; :class:`PyramidMaskRCNN` explains the arguments."""
    return PyramidMaskRCNN(classes, channels, hidden)


@torch.inference_mode()
def detect(network: MaskRCNN, image: Float[Tensor, "1 3 height width"]) -> Detections:
    """The objects of one photo, RGB in 0–1 at any size, by any of torchvision's Mask R-CNNs.

    As ``network([image[0]])``, except that the masks stay as the 28 × 28 cells of their boxes. The
    network is in evaluation mode and in float32; autocast around this call speeds up its backbone.
    """
    images, features = features_of(network, image)
    with torch.autocast(image.device.type, enabled=False):
        proposals, _ = network.rpn(images, features)
        (found,), _ = network.roi_heads(features, proposals, images.image_sizes)
    boxes = in_photo(found["boxes"], images, image)
    whole = (boxes[:, 2:] > boxes[:, :2]).all(dim=1)  # scaling down may leave no area of a tiny box
    return Detections(
        boxes[whole],
        found["labels"][whole],
        found["scores"][whole],
        found["masks"][whole, 0],
        images.image_sizes[0],
    )


@torch.inference_mode()
def propose(network: MaskRCNN, image: Float[Tensor, "1 3 height width"]) -> Proposals:
    """The boxes of the region proposal network; the heads look only at these.

    The same steps as in the region proposal network's own ``forward``, which keeps the scores.
    """
    images, features = features_of(network, image)
    with torch.autocast(image.device.type, enabled=False):
        boxes, scores, _ = filtered(network, images, features)
    return Proposals(in_photo(boxes, images, image), scores)


def filtered(
    network: MaskRCNN, images: ImageList, features: dict[str, Tensor]
) -> tuple[Float[Tensor, "n 4"], Float[Tensor, " n"], list[int]]:
    """Boxes and scores of the proposals, in the network's input, and the anchors of each level."""
    rpn, levels = network.rpn, list(features.values())
    objectness, sides = rpn.head(levels)
    counts = [scores[0].numel() for scores in objectness]
    objectness, sides = concat_box_prediction_layers(objectness, sides)
    boxes = rpn.box_coder.decode(sides, rpn.anchor_generator(images, levels))
    (boxes,), (scores,) = rpn.filter_proposals(
        boxes.view(1, -1, 4), objectness, images.image_sizes, counts
    )
    return boxes, scores, counts


def features_of(network: MaskRCNN, image: Tensor) -> tuple[ImageList, dict[str, Tensor]]:
    """The photo as the network sees it, and the pyramid's levels in float32."""
    images, _ = network.transform([_shrunk(network.transform, image)[0]])
    features = network.backbone(images.tensors)
    levels = {"0": features} if isinstance(features, Tensor) else features
    return images, {name: level.float() for name, level in levels.items()}


def _shrunk(transform: GeneralizedRCNNTransform, image: Tensor) -> Tensor:
    """``image`` no larger than the network's input; each pixel is a mean of the old ones.

    The network's own resizing reads single pixels, which distorts a phone's 12 megapixels.
    """
    size = image.shape[-2:]
    scale = min(transform.min_size[-1] / min(size), transform.max_size / max(size))
    if scale >= 1:
        return image
    smaller = [max(1, round(length * scale)) for length in size]
    return F.interpolate(image, smaller, mode="bilinear", antialias=True)


def in_photo(boxes: Tensor, images: ImageList, image: Tensor) -> Tensor:
    """``boxes`` of the network's input in the pixels of the photo, clipped to it."""
    height, width = image.shape[-2:]
    boxes = resize_boxes(boxes, images.image_sizes[0], (height, width))
    return clip_boxes_to_image(boxes, (height, width))
