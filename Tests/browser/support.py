"""What several tests of pages need."""

import time


def wait_until(page, expression: str, argument=None, seconds: float = 8):
    """Waits until an expression, or a function of one argument, is true.

    Playwright's own way evaluates strings within the page, which a strict policy forbids.
    """
    deadline = time.monotonic() + seconds
    while not page.evaluate(expression, argument):
        assert time.monotonic() < deadline, f"never true: {expression} with {argument!r}"
        page.wait_for_timeout(40)


def painted(page, name: str) -> list[str]:
    """The words that are painted under a name, in one spelling of blanks."""
    return page.evaluate("(name) => [...(CSS.highlights.get(name) ?? [])].map((range) => range.toString().replace(/\\s+/g, ' '))", f"assay-{name}")


def click_words(page, words: str):
    """Clicks into the host's text, at the first line of some words."""
    point = page.evaluate(
        """(words) => {
            const walker = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(walker.currentNode, at);
                range.setEnd(walker.currentNode, at + words.length);
                range.startContainer.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
                const rect = range.getClientRects()[0];
                return [rect.left + rect.width / 2, rect.top + rect.height / 2];
            }
        }""",
        words,
    )
    page.mouse.click(*point)
