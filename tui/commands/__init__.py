"""The commands that need no screen, one module each.

A module holds one click command called ``command``. It imports what its work needs inside the
function that does it, so that help and completion stay quick and no command pays for another's.
Data goes to stdout, everything else to stderr.
"""
