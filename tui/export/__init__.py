"""What leaves the program as data: quotations in several formats, articles as annotations.

Commands write it to stdout and the reader to files and the clipboard; both say the same.
"""
