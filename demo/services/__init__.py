"""Plain calls into segcore: photos, networks, results, scores, files. Nothing here knows Gradio."""

from demo.services.address import is_listening, own_address
from demo.services.answers import Answer, answer, stored_answers
from demo.services.cards import Known, known_networks
from demo.services.files import FILES, File, file_of
from demo.services.inside import (
    Inside,
    ablated,
    copies,
    fields,
    inside_truth,
    look_inside,
    pooled_taps,
)
from demo.services.kept import once
from demo.services.measured import Measured, measured_tasks
from demo.services.networks import (
    DEFAULT_TRUNK,
    Network,
    announce_loading,
    fetch,
    is_loading,
    offered,
    prepare_engine,
    trunks,
)
from demo.services.photos import Sample, first_source, photo_of, sample, samples, truth_of, words_of
from demo.services.runs import run, steps
from demo.services.scores import CURVE_RADII, EDGE_RADIUS, Change, Judgement, LevelScores
from demo.services.sizes import Sizes, sizes_of
from demo.services.speed import PASSES, Speed, forget_speed, last_speed, measure_speed
from demo.services.stages import HELD, Seen, Stage, head_at, seen_at, stage_at
from demo.services.strips import SIDES, Strip, answer_at, drawn, strip_of
from demo.services.views import View, compare, compare_or_photo

__all__ = [
    "CURVE_RADII",
    "DEFAULT_TRUNK",
    "EDGE_RADIUS",
    "FILES",
    "HELD",
    "PASSES",
    "SIDES",
    "Answer",
    "Change",
    "File",
    "Inside",
    "Judgement",
    "Known",
    "LevelScores",
    "Measured",
    "Network",
    "Sample",
    "Seen",
    "Sizes",
    "Speed",
    "Stage",
    "Strip",
    "View",
    "ablated",
    "announce_loading",
    "answer",
    "answer_at",
    "compare",
    "compare_or_photo",
    "copies",
    "drawn",
    "fetch",
    "fields",
    "file_of",
    "first_source",
    "forget_speed",
    "head_at",
    "inside_truth",
    "is_listening",
    "is_loading",
    "known_networks",
    "last_speed",
    "look_inside",
    "measure_speed",
    "measured_tasks",
    "offered",
    "once",
    "own_address",
    "photo_of",
    "pooled_taps",
    "prepare_engine",
    "run",
    "sample",
    "samples",
    "seen_at",
    "sizes_of",
    "stage_at",
    "steps",
    "stored_answers",
    "strip_of",
    "trunks",
    "truth_of",
    "words_of",
]
