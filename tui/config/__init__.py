"""From config.yaml, the environment and flags to one validated ``Config``."""

from tui.config.errors import ConfigError, nearest
from tui.config.loading import Flags, Places, load
from tui.config.settings import THEMES, Config, Layout, Origin

__all__ = [
    "THEMES",
    "Config",
    "ConfigError",
    "Flags",
    "Layout",
    "Origin",
    "Places",
    "load",
    "nearest",
]
