"""The recipes by name: the task, its files and settings, and what is shipped."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType

import torch

from segcore import load, zoo
from segcore.cards import sha256_of
from segcore.models.deeplab import DeepLabV3
from segcore.models.mask_rcnn import mask_rcnn
from segcore.models.network import Network
from segcore.train.detection import DetectionTask, DetectionValidation
from segcore.train.detection_photos import find_objects
from segcore.train.detection_settings import MASKRCNN_VOC20, DetectionSettings
from segcore.train.from_fcn import (
    begin_deconvnet,
    begin_deeplab,
    begin_hypercolumns,
    begin_pspnet,
    begin_unet,
)
from segcore.train.initial import (
    begin_fcn_on_mobilenet,
    begin_fcn_on_vgg16,
    load_backbone,
    load_decoder,
)
from segcore.train.loop import Task
from segcore.train.photos import Drawing, find_examples, held_out
from segcore.train.semantic import DecoderTask, SemanticTask, TrunkTask, measure_scales
from segcore.train.settings import (
    DECONVNET_VOC21,
    DEEPLABV3_VOC21,
    FCN_MOBILENET_VOC21,
    FCN_VOC21,
    HYPERCOLUMNS_VOC21,
    PSPNET_VOC21,
    UNET_MOBILENET_VOC21,
    SemanticSettings,
)
from segcore.train.teacher import load_teacher
from segcore.train.validate import Validation


@dataclass(frozen=True)
class Recipe:
    """One row of :data:`RECIPES`."""

    model: str  # a row of the zoo that the checkpoint serves
    task: Callable[[argparse.Namespace], Task]
    settings: SemanticSettings | DetectionSettings
    owns_trunk: bool = True  # else the trunk stays in the checkpoint of ``--init``

    @property
    def label_set(self) -> str:
        """The name of the network's label set."""
        return zoo.find(self.model).label_set.name


# Loads the initial weights and returns the taps whose scale must be measured.
Begin = Callable[[Network, Path], tuple[str, ...]]


def _with_trunk(model: str, begin: Begin, settings: SemanticSettings) -> Recipe:
    """A trunk together with its FCN."""
    return Recipe(model, partial(_task, TrunkTask, model, begin, settings), settings)


def _on_trunk(model: str, begin: Begin, settings: SemanticSettings) -> Recipe:
    """Any decoder on a trunk that stays as it is, or an earlier run's decoder."""
    task = partial(_task, DecoderTask, model, begin, settings)
    return Recipe(model, task, settings, owns_trunk=False)


def _task(
    kind: type[SemanticTask],
    model: str,
    begin: Begin,
    settings: SemanticSettings,
    options: argparse.Namespace,
) -> SemanticTask:
    torch.manual_seed(settings.loop.seed)
    network, teacher = load.build(model), _teacher(options, settings)
    unknown = begin(network, options.init)
    task = kind(network, *_photos(options, settings, zoo.find(model)), settings, teacher)
    if options.decoder:
        load_decoder(network, options.decoder)
    elif unknown:
        measure_scales(task, unknown)
    return task


def _photos(
    options: argparse.Namespace, settings: SemanticSettings, entry: zoo.Entry
) -> tuple[Drawing, Validation]:
    kept = held_out(options.data, settings.chosen_on, settings.held_out)
    without = {name for names in kept.values() for name in names}
    background = entry.label_set.background
    examples = find_examples(options.data, settings.sets, without, background)
    validation = Validation(options.data, kept, entry.side, entry.label_set)
    return Drawing(examples, settings.by_class), validation


def _teacher(options: argparse.Namespace, settings: SemanticSettings) -> DeepLabV3 | None:
    return load_teacher(options.teacher, settings.teacher_stride) if options.teacher else None


def _detection_task(options: argparse.Namespace) -> DetectionTask:
    """Mask R-CNN from a MobileNetV2, or from the weights of an earlier run."""
    settings = MASKRCNN_VOC20
    torch.manual_seed(settings.loop.seed)
    model = mask_rcnn()
    load_backbone(model, options.init)
    kept = held_out(options.data, settings.chosen_on, settings.held_out)
    without = {name for names in kept.values() for name in names}
    examples, truths = find_objects(options.data, settings.sets, without)
    validation = DetectionValidation(options.data, settings)
    drawing = Drawing(examples, settings.by_class)
    return DetectionTask(model, drawing, truths, validation, settings)


RECIPES: Mapping[str, Recipe] = MappingProxyType(
    {
        "fcn-voc21": _with_trunk("fcn8s-vgg16", begin_fcn_on_vgg16, FCN_VOC21),
        "fcn-mobilenet-voc21": _with_trunk("fcn8s", begin_fcn_on_mobilenet, FCN_MOBILENET_VOC21),
        "unet-mobilenet-voc21": _on_trunk("unet", begin_unet, UNET_MOBILENET_VOC21),
        "hypercolumns-voc21": _on_trunk("hypercolumns", begin_hypercolumns, HYPERCOLUMNS_VOC21),
        "pspnet-voc21": _on_trunk("pspnet", begin_pspnet, PSPNET_VOC21),
        "deeplabv3-voc21": _on_trunk("deeplabv3", begin_deeplab, DEEPLABV3_VOC21),
        "deconvnet-voc21": _on_trunk("deconvnet", begin_deconvnet, DECONVNET_VOC21),
        "maskrcnn-voc20": Recipe("maskrcnn", _detection_task, MASKRCNN_VOC20),
    }
)


def trunk_of(recipe: Recipe, init: Path) -> str:
    """sha256 of the checkpoint that ships the recipe's trunk; empty where it ships its own."""
    return "" if recipe.owns_trunk else sha256_of(init)
