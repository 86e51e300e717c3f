"""The recipes by name: which task is trained from which files, and what is shipped of it."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import torch
from safetensors.torch import load_file

from segcore.data.classes import VOC21
from segcore.models.fcn import FCN
from segcore.models.mask_rcnn import mask_rcnn
from segcore.models.unet import UNet
from segcore.train.detection import DetectionTask, DetectionValidation
from segcore.train.detection_photos import find_objects
from segcore.train.detection_settings import MASKRCNN_VOC20, DetectionSettings
from segcore.train.initial import begin_as_fcn32s, load_backbone, load_decoder, load_init
from segcore.train.loop import Task
from segcore.train.photos import Drawing, find_examples
from segcore.train.semantic import FCNTask, UNetTask
from segcore.train.settings import FCN_VOC21, UNET_VOC21, SemanticSettings
from segcore.train.teacher import load_teacher
from segcore.train.validate import Validation
from segcore.weights import sha256_of


@dataclass(frozen=True)
class Recipe:
    """One row of :data:`RECIPES`."""

    task: Callable[[argparse.Namespace], Task]
    settings: SemanticSettings | DetectionSettings
    label_set: str = VOC21.name
    owns_trunk: bool = True  # else the trunk stays in the checkpoint of ``--init``


def fcn_task(options: argparse.Namespace) -> FCNTask:
    """FCN from ImageNet's VGG16 features, or from the weights of an earlier run."""
    torch.manual_seed(FCN_VOC21.loop.seed)
    model = FCN()
    load_init(model, options.init)
    task = FCNTask(model, *_parts(options, FCN_VOC21))
    if "rms_pool5" not in load_file(options.init):
        task.calibrate()
    return task


def unet_task(options: argparse.Namespace) -> UNetTask:
    """U-Net on an FCN's trunk, beginning as its FCN-32s or with the decoder of ``--decoder``."""
    torch.manual_seed(UNET_VOC21.loop.seed)
    model = UNet()
    begin_as_fcn32s(model, options.init)
    task = UNetTask(model, *_parts(options, UNET_VOC21))
    if options.decoder:
        load_decoder(model, options.decoder)
    else:
        task.calibrate()
    return task


def detection_task(options: argparse.Namespace) -> DetectionTask:
    """Mask R-CNN from a MobileNetV2, or from the weights of an earlier run."""
    settings = MASKRCNN_VOC20
    torch.manual_seed(settings.loop.seed)
    model = mask_rcnn()
    load_backbone(model, options.init)
    examples, truths = find_objects(options.data, settings.sets)
    validation = DetectionValidation(options.data, settings.validate_every)
    drawing = Drawing(examples, settings.by_class)
    return DetectionTask(model, drawing, truths, validation, settings)


def _parts(options: argparse.Namespace, settings: SemanticSettings) -> tuple:
    return (
        Drawing(find_examples(options.data, settings.sets), settings.by_class),
        Validation(options.data / "voc", "semantic", settings.validate_every),
        settings,
        load_teacher(options.teacher) if options.teacher else None,
    )


RECIPES: Mapping[str, Recipe] = MappingProxyType(
    {
        "fcn-voc21": Recipe(fcn_task, FCN_VOC21),
        "unet-voc21": Recipe(unet_task, UNET_VOC21, owns_trunk=False),
        "maskrcnn-voc20": Recipe(detection_task, MASKRCNN_VOC20),
    }
)


def trunk_of(recipe: Recipe, init: Path) -> str:
    """sha256 of the checkpoint that ships the recipe's trunk; empty where it ships its own."""
    return "" if recipe.owns_trunk else sha256_of(init)
