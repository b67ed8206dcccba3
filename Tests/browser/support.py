"""What several tests of pages need."""

import time

# Seconds that anything may take. A pass never waits for it; it is long because a busy machine is slow, not wrong.
PATIENCE = 120


def wait_until(page, expression: str, argument=None, seconds: float = PATIENCE):
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


def seek(page, seconds: float):
    """Moves the scrubber as a person does: the value, then the event."""
    page.locator("assay-listen input[type=range]").evaluate("(input, value) => { input.value = value; input.dispatchEvent(new Event('input')); }", seconds)


def play_and_stop_at(page, seconds: float):
    """Plays, so that the sound is loaded, and stops: from then on nothing depends on how busy the machine is."""
    box = page.locator("assay-listen .root")
    box.get_by_role("button", name="Play").click()
    wait_until(page, "document.querySelector('assay-listen').shadowRoot.querySelector('audio').currentTime > 0.1")
    box.get_by_role("button", name="Pause").click()
    page.locator("assay-listen[state=ready]").wait_for()
    seek(page, seconds)


def wait_for_sentence(page, start: str):
    wait_until(page, "(start) => [...(CSS.highlights.get('assay-sentence') ?? [])].some((range) => range.toString().replace(/\\s+/g, ' ').startsWith(start))", start)
