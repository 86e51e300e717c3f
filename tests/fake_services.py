"""The services of the page on the fake engine: what is shipped there, and nothing remembered."""

from demo.services import runs, stored

LEVELS = ["fcn32s", "fcn16s", "fcn8s"]
PAPER_LEVELS = [f"{name}-vgg16" for name in LEVELS]  # on the trunk of the paper
SHIPPED = [*LEVELS, "unet", "maskrcnn", *PAPER_LEVELS]
PUBLISHED = ["fcn_resnet50", "deeplabv3_resnet50", "maskrcnn_resnet50_fpn_v2"]


def forget() -> None:
    """Let the services know nothing of any photo."""
    runs.forget()
    stored.stored.cache_clear()
    stored.stored_maps.cache_clear()
