"""The commands that need no screen, one module each.

A module holds one click command called ``command``. It imports what its work needs inside the
function that does it, so that help and completion stay quick and no command pays for another's.
Data goes to stdout, everything else to stderr.
"""

COMMANDS = {
    "index": "Bring the library up to date.",
    "search": "Find articles.",
    "quotes": "List who said what.",
    "speakers": "List everyone who is quoted.",
    "entities": "List whom and what articles name.",
    "speaker": "Print one speaker's page.",
    "statements": "List what most outlets carry, and how each words it.",
    "show": "Print an article with its speakers.",
    "corrections": "List your corrections, or take one back.",
    "attribute": "Attribute quotations, JSON Lines in and out.",
    "doctor": "Look for what is wrong, here and in your terminal.",
    "config": "Print the configuration and where it comes from.",
    "init": "Write a config.yaml to start from.",
    "completion": "Print the completion script of your shell.",
}
"""What each command does, in the order of the help."""
