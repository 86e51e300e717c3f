"""The published networks' shells, against torchvision's own networks; nothing is downloaded."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
import torch
from torch import nn
from torchvision.models import detection, segmentation
from torchvision.models.detection import MaskRCNN_ResNet50_FPN_V2_Weights
from torchvision.models.segmentation import DeepLabV3_ResNet50_Weights, FCN_ResNet50_Weights

from segcore.data.voc21 import COCO_TO_VOC, VOC21
from segcore.models.network import PHOTO
from segcore.models.reference import (
    COCO_CLASSES,
    VOC_CLASSES,
    ReferenceFCN,
    deeplabv3_resnet50,
    fcn_resnet50,
    maskrcnn_resnet50_fpn_v2,
)

FCN_WEIGHTS = FCN_ResNet50_Weights.COCO_WITH_VOC_LABELS_V1
DEEPLAB_WEIGHTS = DeepLabV3_ResNet50_Weights.COCO_WITH_VOC_LABELS_V1
MASK_RCNN_WEIGHTS = MaskRCNN_ResNet50_FPN_V2_Weights.COCO_V1

# What torchvision's COCO calls otherwise than VOC.
COCO_NAMES = {
    "aeroplane": "airplane",
    "motorbike": "motorcycle",
    "sofa": "couch",
    "TV monitor": "tv",
}


class Pair(NamedTuple):
    """Ours with the weights of torchvision's, as after a download; and the published figures."""

    ours: ReferenceFCN
    theirs: nn.Module
    meta: dict


def logits_of(network: ReferenceFCN, image: torch.Tensor) -> torch.Tensor:
    (logits,) = network.decode({PHOTO: image}).values()
    return logits


def pair(builder: Callable[[], ReferenceFCN], theirs: nn.Module, meta: dict) -> Pair:
    torch.manual_seed(0)
    for parameter in theirs.classifier.parameters():
        nn.init.normal_(parameter, std=0.1)
    ours = builder().eval()
    ours.load_state_dict(theirs.state_dict())
    return Pair(ours, theirs.eval(), meta)


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    """So little to do for so many layers: threads would wait for each other most of the time."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module", params=["fcn", "deeplab"])
def semantic(request: pytest.FixtureRequest) -> Pair:
    bare = {"weights": None, "weights_backbone": None, "num_classes": 21, "aux_loss": True}
    if request.param == "fcn":
        return pair(fcn_resnet50, segmentation.fcn_resnet50(**bare), FCN_WEIGHTS.meta)
    return pair(deeplabv3_resnet50, segmentation.deeplabv3_resnet50(**bare), DEEPLAB_WEIGHTS.meta)


@pytest.fixture(scope="module")
def mask_rcnn() -> detection.MaskRCNN:
    """As published, but with a small working size and few proposals, for speed."""
    torch.manual_seed(0)
    network = maskrcnn_resnet50_fpn_v2().eval()
    network.transform.min_size, network.transform.max_size = (32,), 64
    network.rpn._post_nms_top_n = {"training": 4, "testing": 4}
    network.roi_heads.score_thresh = 0.0
    return network


@pytest.mark.parametrize("size", [(1, 1), (1, 20), (19, 14)])
def test_logits_have_the_photos_size(semantic: Pair, size: tuple[int, int]) -> None:
    with torch.inference_mode():
        logits = logits_of(semantic.ours, torch.rand(1, 3, *size))
    assert logits.shape == (1, 21, *size)
    assert torch.isfinite(logits).all()


def test_logits_are_torchvisions(semantic: Pair) -> None:
    """Foreign reference: its network on a photo that its own transform normalised."""
    image = torch.rand(2, 3, 17, 30)
    transform = FCN_WEIGHTS.transforms(resize_size=None)
    with torch.inference_mode():
        expected = semantic.theirs(transform(image))["out"]
        found = logits_of(semantic.ours, image)
    torch.testing.assert_close(found, expected)
    assert expected.std() > 0.01


def test_the_keys_are_torchvisions(semantic: Pair) -> None:
    shapes = [
        {name: value.shape for name, value in network.state_dict().items()}
        for network in (semantic.ours, semantic.theirs)
    ]
    assert shapes[0] == shapes[1]
    assert {name.split(".")[0] for name in shapes[0]} == {
        "backbone",
        "classifier",
        "aux_classifier",
    }


def test_the_parameters_are_as_many_as_published(semantic: Pair) -> None:
    assert sum(p.numel() for p in semantic.ours.parameters()) == semantic.meta["num_params"]


def test_every_weight_but_the_auxiliary_ones_gets_a_gradient() -> None:
    shell = ReferenceFCN(
        segmentation.FCN(Named(), nn.Conv2d(3, 21, 1), nn.Conv2d(3, 21, 1)), "made_up"
    )
    logits_of(shell, torch.rand(1, 3, 4, 4)).square().sum().backward()
    reached = [name for name, value in shell.named_parameters() if value.grad is not None]
    assert reached == ["classifier.weight", "classifier.bias"]


def test_normalisation_by_hand() -> None:
    """A network that passes its input on: (1 − mean) / deviation of ImageNet's red."""
    shell = ReferenceFCN(segmentation.FCN(Named(), nn.Identity(), nn.Identity()), "made_up")
    logits = logits_of(shell, torch.ones(1, 3, 2, 2))
    assert logits[0, :3, 0, 0].tolist() == pytest.approx([2.2489, 2.4286, 2.6400], abs=1e-4)
    dark = logits_of(shell, torch.zeros(1, 3, 2, 2))
    assert dark[0, 0, 0, 0].item() == pytest.approx(-2.1179, abs=1e-4)
    assert not shell.state_dict()


class Named(nn.Module):
    """A backbone that passes its input on, under the name that torchvision's have."""

    def forward(self, image: torch.Tensor) -> dict[str, torch.Tensor]:
        return {"out": image}


@pytest.mark.parametrize("weights", [FCN_WEIGHTS, DEEPLAB_WEIGHTS])
def test_the_published_classes_are_vocs(weights: FCN_ResNet50_Weights) -> None:
    names = weights.meta["categories"]
    assert len(names) == VOC_CLASSES == len(VOC21)
    assert names[0] == "__background__"
    assert [VOC21.index_of(name) for name in names[1:]] == list(range(1, 21))


def test_coco_to_voc_by_name() -> None:
    """Foreign reference: the names of the published network's own card."""
    numbers = {name: n for n, name in enumerate(MASK_RCNN_WEIGHTS.meta["categories"])}
    expected = {
        numbers[COCO_NAMES.get(name, name)]: VOC21.index_of(name) for name in VOC21.names[1:]
    }
    assert dict(COCO_TO_VOC) == expected
    assert len(MASK_RCNN_WEIGHTS.meta["categories"]) == COCO_CLASSES


def test_mask_rcnn_has_the_published_parameters(mask_rcnn: detection.MaskRCNN) -> None:
    assert sum(p.numel() for p in mask_rcnn.parameters()) == MASK_RCNN_WEIGHTS.meta["num_params"]


def test_mask_rcnn_has_torchvisions_keys(mask_rcnn: detection.MaskRCNN) -> None:
    """Foreign reference: the builder that torchvision fills with the published file, strictly."""
    with torch.device("meta"):
        theirs = detection.maskrcnn_resnet50_fpn_v2(weights=None, weights_backbone=None)
    found, expected = (
        {name: value.shape for name, value in network.state_dict().items()}
        for network in (mask_rcnn, theirs)
    )
    assert found == expected


@pytest.mark.parametrize("size", [(1, 1), (33, 20)])
def test_mask_rcnn_takes_any_size(mask_rcnn: detection.MaskRCNN, size: tuple[int, int]) -> None:
    with torch.inference_mode():
        found = mask_rcnn([torch.rand(3, *size)])[0]
    count = len(found["boxes"])
    assert count > 0
    assert found["masks"].shape == (count, 1, *size)
    assert found["labels"].max() < COCO_CLASSES
