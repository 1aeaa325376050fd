"""The one table of what a reader can do.

Key bindings, the footer, the help screen and the command palette are all made from it, so that none
of them can tell another story than the rest. Keys are changed in config.yaml by a command's name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.reader.command import Command, Context, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIST, _TEXT, _SIDE = Place.ARTICLES, Place.ARTICLE, Place.SIDEBAR
_PANES = (_LIST, _TEXT, _SIDE)
_VIEW = Place.VIEW

COMMANDS: tuple[Command, ...] = (
    # Moving
    Command("down", "j,down", "screen.move('down')", "Down",
            "Move down one line or entry.", "Move", footer=(_LIST, _SIDE), pair="up"),
    Command("up", "k,up", "screen.move('up')", "Up", "Move up one line or entry.", "Move"),
    Command("half_down", "ctrl+d", "screen.move('half_down')", "Half a page down",
            "Move down half a page.", "Move"),
    Command("half_up", "ctrl+u", "screen.move('half_up')", "Half a page up",
            "Move up half a page.", "Move"),
    Command("page_down", "space,pagedown", "screen.move('page_down')", "Page down",
            "Move down a page.", "Move"),
    Command("page_up", "pageup", "screen.move('page_up')", "Page up", "Move up a page.", "Move"),
    Command("top", "g,home", "screen.move('top')", "Top", "Go to the beginning.", "Move"),
    Command("bottom", "G,end", "screen.move('bottom')", "Bottom", "Go to the end.", "Move"),
    Command("date", "D", "screen.go_to_date", "Date",
            "Go to the newest article of a day, or else the one before it.", "Move"),
    # Panes
    Command("next_pane", "tab", "screen.next_pane(1)", "Next pane",
            "Go to the next pane.", "Panes"),
    Command("previous_pane", "shift+tab", "screen.next_pane(-1)", "Previous pane",
            "Go to the previous pane.", "Panes"),
    Command("articles", "1", "screen.pane('articles')", "Articles",
            "Go to the list of articles.", "Panes"),
    Command("article", "2", "screen.pane('article')", "Article",
            "Go to the article.", "Panes"),
    Command("names", "3", "screen.pane('sidebar')", "Names",
            "Go to the names in the sidebar; it unfolds where it is folded away.", "Panes"),
    Command("sidebar", "b", "screen.toggle_sidebar", "Sidebar",
            "Show or hide the sidebar.", "Panes"),
    Command("scope", "a", "screen.toggle_scope", "Article or all",
            "Show in the sidebar who is in this article, or who is in all articles listed.",
            "Panes", footer=(_SIDE,)),
    # Reading
    Command("open", "enter", "screen.open", "Open",
            "Open the article; in the sidebar the speaker's page, or the articles with the name.",
            "Read", footer=(_LIST, _SIDE)),
    Command("page", "p", "screen.page", "Speaker's page",
            "Open the page of whoever said the current quotation, or of the name in the sidebar.",
            "Read", footer=(_TEXT,)),
    Command("statement", "i", "screen.statement", "Statement",
            "Show the current quotation in the words of every outlet that carries it.", "Read",
            footer=(_TEXT,)),
    Command("next_quotation", "]", "screen.quotation(1)", "Next quotation",
            "Go to the next quotation, on into the next article.", "Read", footer=(_TEXT, _LIST)),
    Command("previous_quotation", "[", "screen.quotation(-1)",
            "Previous quotation", "Go to the previous quotation.", "Read"),
    Command("next_hit", "n", "screen.hit(1)", "Next hit",
            "Go to the next hit of the search, on into the next article.", "Read",
            footer=(_TEXT,)),
    Command("previous_hit", "N", "screen.hit(-1)", "Previous hit",
            "Go to the previous hit of the search.", "Read"),
    Command("next_mention", ">", "screen.mention(1)", "Next mention",
            "Go to where the name in the sidebar stands next in the text.", "Read",
            footer=(_SIDE,), pair="previous_mention"),
    Command("previous_mention", "<", "screen.mention(-1)", "Previous mention",
            "Go to where the name in the sidebar stood before.", "Read"),
    Command("copy", "y", "screen.copy_quotation", "Copy with source",
            "Copy the current quotation with its source.", "Read", footer=(_TEXT,)),
    Command("browse", "o", "screen.browse", "Open in browser",
            "Open the article's address in the browser.", "Read", footer=(_TEXT,)),
    Command("next_article", "J", "screen.next_article(1)", "Next article",
            "Open the next article of the list.", "Read", footer=(_TEXT,)),
    Command("previous_article", "K", "screen.next_article(-1)", "Previous article",
            "Open the previous article of the list.", "Read"),
    Command("star", "m", "screen.star", "Star",
            "Put a star on the article, or take it off.", "Read", footer=(_LIST, _TEXT)),
    Command("unread", "u", "screen.unread", "Unread",
            "Mark the article unread, or read.", "Read", footer=(_LIST,)),
    # Correcting
    Command("why", "w", "screen.why", "Why",
            "Say how the current quotation came to its speaker, and who else it may be.",
            "Correct", footer=(_TEXT,)),
    Command("correct", "c", "screen.correct", "Another speaker",
            "Say who really said the current quotation.", "Correct"),
    Command("reject", "x", "screen.reject", "Not a quotation",
            "Say that these words are not a quotation.", "Correct"),
    Command("undo", "U", "screen.undo", "Undo",
            "Take back the last correction.", "Correct"),
    # Finding
    Command("search", "/", "screen.search", "Search",
            "Search as you type.", "Find", footer=_PANES),
    Command("speakers", "s", "screen.speakers", "Speakers",
            "Choose speakers: only articles that quote them stay.", "Find", footer=_PANES),
    Command("filter", "f", "screen.filter", "Filter",
            "Keep only articles with the name in the sidebar, or by the current quotation's "
            "speaker; again takes the filter away.", "Find", footer=(_SIDE,)),
    Command("order", "r", "screen.order", "Order",
            "List the most relevant articles of a search first, or the newest.", "Find"),
    Command("copies", "z", "screen.copies", "Copies",
            "Show or hide the other articles with the same text.", "Find", footer=(_LIST,)),
    Command("fold", "Z", "screen.fold", "Fold",
            "List articles with the same text as one, or each by itself.", "Find"),
    Command("back", "escape", "screen.back", "Remove filter",
            "Remove the newest filter; first go back to the page or the list one came from.",
            "Find"),
    Command("corpus", "t", "screen.corpus", "Corpus",
            "Show who is quoted most, where and when, in all articles listed.", "Find",
            footer=(_LIST,)),
    Command("export", "e", "screen.export", "Export",
            "Write the quotations of all articles listed to a file, or copy them.", "Find"),
    # The program
    Command("skipped", "!", "screen.skipped", "Skipped files",
            "Show the files that could not be read, and why.", "Program"),
    Command("theme", "ctrl+t", "app.next_theme", "Theme",
            "Change the theme: dark, light, the terminal's own colours.", "Program",
            Context.ANYWHERE),
    Command("palette", "ctrl+p", "app.command_palette", "Commands",
            "Find a command by its name.", "Program", Context.ANYWHERE),
    Command("help", "?", "screen.help", "Help", "Show every key.", "Program", footer=_PANES),
    Command("quit", "q", "app.quit", "Quit", "Quit; where you were is kept.", "Program",
            footer=(_LIST,)),
    # While a query is typed
    Command("search_keep", "enter", "screen.keep_search", "Keep",
            "Keep the query and go to the list.", "Typing a query", Context.SEARCH,
            footer=(Place.SEARCH,), priority=True),
    Command("search_drop", "escape", "screen.back", "Remove",
            "Remove the query.", "Typing a query", Context.SEARCH,
            footer=(Place.SEARCH,), priority=True),
    Command("search_down", "down", "screen.move('down')", "Down",
            "Move down in the list.", "Typing a query", Context.SEARCH,
            footer=(Place.SEARCH,), priority=True, pair="search_up"),
    Command("search_up", "up", "screen.move('up')", "Up",
            "Move up in the list.", "Typing a query", Context.SEARCH, priority=True),
    # The speaker picker
    Command("picker_down", "down,ctrl+n", "screen.move('down')", "Down",
            "Move down one speaker.", "Speaker picker", Context.PICKER, priority=True),
    Command("picker_up", "up", "screen.move('up')", "Up",
            "Move up one speaker.", "Speaker picker", Context.PICKER, priority=True),
    Command("picker_page_down", "pagedown", "screen.move('page_down')", "Page down",
            "Move down a page.", "Speaker picker", Context.PICKER, priority=True),
    Command("picker_page_up", "pageup", "screen.move('page_up')", "Page up",
            "Move up a page.", "Speaker picker", Context.PICKER, priority=True),
    Command("picker_choose", "space,tab", "screen.choose", "Choose",
            "Choose the speaker, or leave it out again.", "Speaker picker", Context.PICKER,
            footer=(Place.PICKER,), priority=True),
    Command("picker_apply", "enter", "screen.apply", "Open page",
            "Open the speaker's page; where speakers are chosen, keep only articles that quote "
            "them.", "Speaker picker", Context.PICKER, footer=(Place.PICKER,), priority=True),
    Command("picker_filter", "ctrl+f", "screen.filter", "Filter",
            "Keep only articles that quote those chosen, or the one under the cursor.",
            "Speaker picker", Context.PICKER, footer=(Place.PICKER,), priority=True),
    Command("picker_close", "escape", "screen.close", "Cancel",
            "Close and change nothing.", "Speaker picker", Context.PICKER,
            footer=(Place.PICKER,), priority=True),
    # A speaker's page, the corpus and what else fills the screen in place of the panes
    Command("view_down", "j,down", "screen.move('down')", "Down",
            "Move down one entry.", "Pages", Context.VIEW, footer=(_VIEW,), pair="view_up"),
    Command("view_up", "k,up", "screen.move('up')", "Up",
            "Move up one entry.", "Pages", Context.VIEW),
    Command("view_half_down", "ctrl+d", "screen.move('half_down')", "Half a page down",
            "Move down half a page.", "Pages", Context.VIEW),
    Command("view_half_up", "ctrl+u", "screen.move('half_up')", "Half a page up",
            "Move up half a page.", "Pages", Context.VIEW),
    Command("view_page_down", "space,pagedown", "screen.move('page_down')", "Page down",
            "Move down a page.", "Pages", Context.VIEW),
    Command("view_page_up", "pageup", "screen.move('page_up')", "Page up",
            "Move up a page.", "Pages", Context.VIEW),
    Command("view_top", "g,home", "screen.move('top')", "Top",
            "Go to the beginning.", "Pages", Context.VIEW),
    Command("view_bottom", "G,end", "screen.move('bottom')", "Bottom",
            "Go to the end.", "Pages", Context.VIEW),
    Command("view_open", "enter", "screen.open", "Open",
            "Open what stands under the cursor: an article at the quotation, a speaker's page, "
            "an outlet.", "Pages", Context.VIEW, footer=(_VIEW,)),
    Command("view_next_pane", "tab", "screen.next_pane(1)", "Next part",
            "Go to the next part of the page.", "Pages", Context.VIEW, footer=(_VIEW,)),
    Command("view_previous_pane", "shift+tab", "screen.next_pane(-1)", "Previous part",
            "Go to the previous part of the page.", "Pages", Context.VIEW),
    Command("view_search", "/", "screen.search", "Search",
            "Keep only the page's quotations that have what is typed.", "Pages", Context.VIEW,
            footer=(_VIEW,)),
    Command("view_filter", "f", "screen.filter", "Filter",
            "Go back to the articles and keep only those of the speaker, outlet or days.",
            "Pages", Context.VIEW, footer=(_VIEW,)),
    Command("view_copy", "y", "screen.copy_quotation", "Copy",
            "Copy the quotation with its source.", "Pages", Context.VIEW, footer=(_VIEW,)),
    Command("view_export", "e", "screen.export", "Export",
            "Write the page's quotations to a file, or copy them.", "Pages", Context.VIEW,
            footer=(_VIEW,)),
    Command("view_help", "?", "screen.help", "Help", "Show every key.", "Pages", Context.VIEW,
            footer=(_VIEW,)),
    Command("view_back", "escape,q", "screen.back", "Back",
            "Take the search away, or go back.", "Pages", Context.VIEW, footer=(_VIEW,)),
    # Exporting
    Command("export_next", "down,tab", "screen.choose(1)", "Next format",
            "Choose the next format.", "Exporting", Context.EXPORT,
            footer=(Place.EXPORT,), priority=True),
    Command("export_previous", "up,shift+tab", "screen.choose(-1)", "Previous format",
            "Choose the format before.", "Exporting", Context.EXPORT, priority=True),
    Command("export_write", "enter", "screen.write", "Export",
            "Write the file, or copy.", "Exporting", Context.EXPORT,
            footer=(Place.EXPORT,), priority=True),
    Command("export_close", "escape", "screen.close", "Cancel",
            "Close and write nothing.", "Exporting", Context.EXPORT,
            footer=(Place.EXPORT,), priority=True),
    # The prompt for a date
    Command("prompt_apply", "enter", "screen.keep_date", "Go",
            "Go to the day that was typed.", "Prompt", Context.PROMPT,
            footer=(Place.PROMPT,), priority=True),
    Command("prompt_close", "escape", "screen.drop_date", "Cancel",
            "Close and stay where you are.", "Prompt", Context.PROMPT,
            footer=(Place.PROMPT,), priority=True),
    # Who really said a quotation
    Command("source_down", "down,ctrl+n", "screen.move('down')", "Down",
            "Move down one name.", "Who said it", Context.SOURCE, priority=True),
    Command("source_up", "up", "screen.move('up')", "Up",
            "Move up one name.", "Who said it", Context.SOURCE, priority=True),
    Command("source_page_down", "pagedown", "screen.move('page_down')", "Page down",
            "Move down a page.", "Who said it", Context.SOURCE, priority=True),
    Command("source_page_up", "pageup", "screen.move('page_up')", "Page up",
            "Move up a page.", "Who said it", Context.SOURCE, priority=True),
    Command("source_apply", "enter", "screen.apply", "It was this one",
            "Give the quotation to the name under the cursor.", "Who said it", Context.SOURCE,
            footer=(Place.SOURCE,), priority=True),
    Command("source_close", "escape", "screen.close", "Cancel",
            "Close and change nothing.", "Who said it", Context.SOURCE,
            footer=(Place.SOURCE,), priority=True),
    # Why a quotation has its speaker
    Command("why_correct", "c", "screen.answer('correct')", "Another speaker",
            "Say who really said the quotation.", "Why", Context.WHY, footer=(Place.WHY,)),
    Command("why_reject", "x", "screen.answer('reject')", "Not a quotation",
            "Say that these words are not a quotation.", "Why", Context.WHY,
            footer=(Place.WHY,)),
    Command("why_undo", "U", "screen.answer('undo')", "Undo correction",
            "Take back your correction of this quotation.", "Why", Context.WHY,
            footer=(Place.WHY,)),
    # Help and lists of reasons
    Command("dialog_down", "j,down", "screen.move('down')", "Down",
            "Move down one line.", "Windows", Context.DIALOG),
    Command("dialog_up", "k,up", "screen.move('up')", "Up",
            "Move up one line.", "Windows", Context.DIALOG),
    Command("dialog_page_down", "space,pagedown,ctrl+d", "screen.move('page_down')", "Page down",
            "Move down a page.", "Windows", Context.DIALOG),
    Command("dialog_page_up", "pageup,ctrl+u", "screen.move('page_up')", "Page up",
            "Move up a page.", "Windows", Context.DIALOG),
    Command("dialog_top", "g,home", "screen.move('top')", "Top",
            "Go to the beginning.", "Windows", Context.DIALOG),
    Command("dialog_bottom", "G,end", "screen.move('bottom')", "Bottom",
            "Go to the end.", "Windows", Context.DIALOG),
    Command("dialog_close", "escape,q,enter,?", "screen.close", "Close",
            "Close the window.", "Windows", Context.DIALOG, footer=(Place.DIALOG, Place.WHY)),
)  # fmt: skip

_BY_NAME = {command.name: command for command in COMMANDS}


def known_commands() -> tuple[str, ...]:
    """Return the names under which config.yaml can change keys, in the order of the help."""
    return tuple(_BY_NAME)


def in_footer(place: Place) -> Iterable[Command]:
    """Yield the commands worth a place in the footer while ``place`` has the focus."""
    return (command for command in COMMANDS if place in command.footer)


def named(name: str) -> Command:
    """Return the command called ``name``."""
    return _BY_NAME[name]
