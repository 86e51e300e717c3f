"""The room: a class predicts together, and pages follow the lecturer's.

Rooms live in the memory of one process (`store.py`), and end with it. Two processes behind one
address would not know each other's rooms. What would carry them further is a Redis behind the same
small interface: `Rooms` as a class whose methods read and write one hash for each room with a time
to live, and a channel for each room in place of the version that streams compare. Routes, scripts
and words would stay as they are. It is not built, for one process holds a lecture hall.
"""
