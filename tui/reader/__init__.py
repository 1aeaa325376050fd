"""The reader on the terminal: a Textual application over the library."""

import os

# Textual draws at most so often a second, and once more than a frame late it skips one: at its 60
# what belongs on screen right after something was drawn came up to 33 ms later. Read on import.
os.environ.setdefault("TEXTUAL_FPS", "480")
