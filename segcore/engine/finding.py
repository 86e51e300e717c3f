"""Instance segmentation: the objects of a photo, and how the network came to them."""

from torch import Tensor

from segcore.data.arrays import Photo
from segcore.data.results import InstanceResult
from segcore.data.steps import ObjectSteps
from segcore.engine.answering import Answering, Notes
from segcore.engine.detection import objects_of, proposals_of, steps_of
from segcore.engine.device import timed
from segcore.engine.network_input import Side, network_input
from segcore.models.mask_rcnn import Proposals, detect, propose
from segcore.models.mask_rcnn_steps import step_by_step
from segcore.zoo import find, find_for


class Finding(Answering):
    """What the engine answers by instance networks."""

    def instances(self, photo: Photo, model: str = "maskrcnn") -> InstanceResult:
        """The objects of ``photo``, the highest score first; their masks are not pasted yet.

        Args:
            photo: as in :meth:`levels`.
            model: name of an instance network in the zoo.

        Raises:
            As :meth:`levels`.
        """
        find_for([model], "instance")

        def instances(side: Side, notes: Notes) -> InstanceResult:
            seconds: dict[str, float] = {}
            network = self._networks.detector(model)
            with timed("prepare", seconds, self.device):
                image = self._detector_input(photo, model, side)
            with timed("network", seconds, self.device):
                found = detect(network, image)
            input_size = (image.shape[2], image.shape[3])
            objects = objects_of(found, input_size, photo.shape[:2], find(model).translate)
            about = self._about(model, found.input_size, seconds, notes)
            return InstanceResult(**objects, size=photo.shape[:2], **about)

        return self._answer(photo, [model], instances)

    def proposals(self, photo: Photo, model: str = "maskrcnn") -> Proposals:
        """The boxes in which an instance network looks for objects, the highest score first.

        Boxes are in the photo's pixels. Arguments and errors as for :meth:`instances`.
        """
        find_for([model], "instance")

        def proposals(side: Side, notes: Notes) -> Proposals:
            network = self._networks.detector(model)
            image = self._detector_input(photo, model, side)
            input_size = (image.shape[2], image.shape[3])
            return proposals_of(propose(network, image), input_size, photo.shape[:2])

        return self._answer(photo, [model], proposals)

    def steps(self, photo: Photo, place: int, model: str = "maskrcnn") -> ObjectSteps:
        """How an instance network came to one of its objects, step by step.

        Args:
            photo: as in :meth:`levels`.
            place: of the object in the answer of :meth:`instances`, from 0.
            model: name of an instance network in the zoo.

        Raises:
            As :meth:`instances`, and UnknownName: there is no such object.
        """
        find_for([model], "instance")

        def steps(side: Side, notes: Notes) -> ObjectSteps:
            network = self._networks.detector(model)
            image = self._detector_input(photo, model, side)
            input_size = (image.shape[2], image.shape[3])
            taken = step_by_step(network, image)
            return steps_of(taken, place, input_size, photo.shape[:2], find(model))

        return self._answer(photo, [model], steps)

    def _detector_input(self, photo: Photo, model: str, side: Side) -> Tensor:
        """Never enlarged: the detector has a size of its own, to which it brings every photo."""
        dtype = self._networks.dtype(model)
        return network_input(photo[None], side.limit, dtype, self.device, enlarge=False)
