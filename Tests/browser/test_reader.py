"""The reader's own pages, and both widgets on a publisher's page, against the real `assay serve`."""

import re
import shutil

import pytest

from servers import ROOT, Publisher
from support import PATIENCE, click_words, painted, play_and_stop_at, wait_for_sentence, wait_until

ARTICLE = """# Merrow Sound ferries to go electric by 2027

The council of the Merrow Islands voted on 12 November 2025 to replace its four diesel ferries with electric boats. Eleven of the fifteen councillors were in favour.

The shipyard Brandt & Lowe in Aldhaven won the contract in September 2025. It has built 30 electric ferries since it was founded in 1961.

The ferries carried 612,000 passengers in 2024, the most since records began. Who will drive a nurse home at midnight?
"""


@pytest.fixture(scope="session")
def checked(browser, serve) -> tuple[str, list]:
    """The address of a check that was pasted into the page, and what was seen on the way."""
    context = browser.new_context()
    page = context.new_page()
    seen = []
    # The page that fills in goes when the check is done: what it showed is told while it is there.
    page.expose_function("tell", lambda state: seen.append(state))
    page.add_init_script(
        """if (location.pathname.startsWith('/checks/')) addEventListener('DOMContentLoaded', () => {
            new MutationObserver(() => tell({
                found: document.querySelectorAll('.found li').length,
                judged: document.querySelectorAll('.found li:not(.v-pending)').length,
                notes: [...document.querySelectorAll('.found li .note')].map((note) => note.textContent),
                count: document.getElementById('count')?.textContent ?? '',
            })).observe(document.body, { subtree: true, childList: true, characterData: true });
        });"""
    )
    page.goto(serve.origin)
    page.get_by_label("Its text").fill(ARTICLE)
    # Another check runs first, so that the page is open before this one begins, however slow the browser is.
    serve.submit(ARTICLE + "\nThe ferries have sailed since 1901.\n")
    page.get_by_role("button", name="Check").click()
    page.wait_for_url("**/checks/*")
    page.locator("body[data-status=done]").wait_for(timeout=PATIENCE * 1000)
    address = page.url
    context.close()
    return address, seen


def focused(page) -> str:
    return page.evaluate("(document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent).trim()")


def test_from_paste_to_verdicts(open_page, checked):
    address, seen = checked
    filled = [state for state in seen if state["found"]]
    assert filled, "claims appear before the check is done"
    assert any(0 < state["judged"] for state in filled) and any("Refuted" in note for state in filled for note in state["notes"])
    assert any(re.fullmatch(r"\d+ of \d+ claims", state["count"]) for state in filled)
    page = open_page(address)
    refuted = page.locator("mark[data-verdict=refuted]").all_inner_texts()
    assert "Eleven of the fifteen councillors were in favour." in refuted
    page.locator("a.ref", has_text="✗").first.click()
    card = page.locator(".card details[open]")
    assert "Nine of the fifteen councillors voted in favour" in card.inner_text()
    assert card.get_by_role("link", name="Council votes for electric ferries").first.get_attribute("href").startswith("https://courier.example/")


def test_a_claims_address_leads_to_the_claim(open_page, checked):
    address, _ = checked
    page = open_page(address)
    anchor = page.locator("mark[data-verdict=refuted]").first.get_attribute("id")
    page = open_page(f"{address}#evidence-{anchor}", viewport={"width": 1280, "height": 500})
    card = page.locator(".card details[open]")
    assert card.count() == 1 and "Nine of the fifteen" in card.inner_text()
    page.keyboard.press("Escape")
    assert focused(page).endswith("Refuted")


def test_by_keyboard_from_claim_to_claim(open_page, checked):
    page = open_page(checked[0])
    claims = page.locator("a.ref").evaluate_all("(links) => links.map((link) => link.getAttribute('aria-label'))")
    page.keyboard.press("n")
    assert focused(page) == claims[0]
    page.keyboard.press("n")
    page.keyboard.press("j")
    assert focused(page) == claims[2]
    page.keyboard.press("p")
    assert focused(page) == claims[1]
    page.keyboard.press("o")
    assert page.locator(".card details[open]").count() == 1
    assert page.evaluate("document.activeElement.localName") == "summary"
    page.keyboard.press("Escape")
    assert page.locator(".card details[open]").count() == 0 and focused(page) == claims[1]
    # A link to the evidence takes the focus along, and its way back.
    page.keyboard.press("Enter")
    wait_until(page, "document.activeElement.localName === 'summary'")
    page.locator(".card details[open] .back a").press("Enter")
    wait_until(page, "(label) => document.activeElement.getAttribute('aria-label') === label", claims[1])


def test_keys_lead_from_a_claims_page_to_the_next(open_page, checked):
    page = open_page(f"{checked[0]}/claims/2")
    page.keyboard.press("n")
    page.wait_for_url("**/claims/3")
    page.keyboard.press("p")
    page.wait_for_url("**/claims/2")


def test_keys_can_be_turned_off_and_are_no_keys_in_fields(open_page, checked):
    page = open_page(checked[0])
    page.evaluate("() => { const field = document.createElement('input'); document.getElementById('content').prepend(field); field.focus(); }")
    page.keyboard.type("npo")
    assert page.locator("#content > input").input_value() == "npo"
    page.get_by_role("button", name="Turn keys off").press("Enter")
    page.reload()
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement === document.body")
    page.get_by_role("button", name="Turn keys on").press("Enter")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.matches('a.ref')")


def test_the_filter_changes_the_page_in_place(open_page, checked):
    page = open_page(checked[0])
    page.evaluate("window.stays = true")
    everything = page.locator(".card").count()
    page.locator("nav.filter a", has_text="Refuted").press("Enter")
    page.wait_for_url("**?show=refuted")
    wait_until(page, "document.querySelector('nav.filter [aria-current]').textContent.includes('Refuted')")
    assert page.evaluate("window.stays") is True
    assert set(page.locator("mark.mark").evaluate_all("(marks) => marks.map((mark) => mark.dataset.verdict)")) == {"refuted"}
    assert page.evaluate("document.activeElement.matches('nav.filter [aria-current]')")
    page.go_back()
    wait_until(page, "(count) => document.querySelectorAll('.card').length === count", everything)


def test_a_file_can_be_dropped(open_page, serve):
    page = open_page(serve.origin)
    page.evaluate(
        """(text) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([text], 'vote.md', { type: 'text/markdown' }));
            const at = document.querySelector('h1');
            for (const kind of ['dragover', 'drop']) at.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
        }""",
        "# A vote\n\nThe council of the Merrow Islands voted on 12 November 2025.\n",
    )
    assert page.get_by_label("A file").evaluate("(field) => [...field.files].map((file) => file.name)") == ["vote.md"]
    page.get_by_role("button", name="Check").click()
    page.locator("body[data-status=done]").wait_for()
    assert page.locator("h1").inner_text() == "A vote"


def test_without_script(open_page, serve):
    page = open_page(serve.origin, java_script_enabled=False)
    page.get_by_label("Its text").fill(ARTICLE + "\n\nThe *Aurora* was taken out of service on 3 September 2025.\n")
    page.get_by_role("button", name="Check").click()
    page.locator("body[data-status=done]").wait_for(timeout=PATIENCE * 1000)
    assert page.locator("mark[data-verdict=refuted]").count() >= 1
    page.locator("a.ref", has_text="✗").first.click()
    page.get_by_text("Nine of the fifteen councillors voted in favour").first.wait_for()
    page.locator("nav.filter a", has_text="Refuted").click()
    page.wait_for_url("**?show=refuted")
    assert set(page.locator("mark.mark").evaluate_all("(marks) => marks.map((mark) => mark.dataset.verdict)")) == {"refuted"}


PATHS = ["/", "{check}", "{check}?show=refuted", "{check}/timeline", "{check}/sources", "{check}/revisions", "{check}/claims/2", "/search?q=ferry", "/changes", "/watch", "{embed}", "/nowhere"]


@pytest.mark.parametrize("path", PATHS)
def test_every_page_for_everybody(open_page, serve, checked, violations, path):
    check = checked[0].removeprefix(serve.origin)
    address = serve.origin + path.format(check=check, embed=check.replace("/checks/", "/embed/"))
    page = open_page(address, viewport={"width": 375, "height": 667}, bypass_csp=True)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "hangs over on a phone"
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert violations(page) == []
    assert page.evaluate("window.shifts.filter((shift) => shift.value > 0.01)") == []


def test_nothing_is_asked_of_anybody_else(open_page, serve, checked):
    page = open_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(checked[0])
    page.locator("nav.tabs a").last.click()
    page.wait_for_load_state("networkidle")
    assert asked and all(url.startswith(serve.origin) for url in asked)


@pytest.fixture(scope="session")
def newspaper(browser, serve):
    """A publisher's site whose page was checked by its address."""
    publisher = Publisher(serve.origin)
    short = publisher.read("news.html")
    # A few sentences are enough, as they are read aloud as well.
    publisher.short = re.sub(r"<p>“Nobody will.*?(?=<assay-fact-checker>)", "", re.sub(r"<figure>.*?</figure>\s*<h2>.*?</h2>", "", short, flags=re.S), flags=re.S)
    publisher.short = publisher.short.replace('<p class="kicker">Islands</p>', "").replace("<assay-fact-checker>", '<assay-fact-checker url="short.html">')
    publisher.put("short.html", publisher.short)
    context = browser.new_context()
    page = context.new_page()
    page.goto(serve.origin)
    page.get_by_label("Address of the article").fill(publisher.address("short.html"))
    page.get_by_role("button", name="Check").click()
    page.wait_for_url("**/checks/*")
    page.locator("body[data-status=done]").wait_for(timeout=PATIENCE * 1000)
    publisher.check = page.url.split("/checks/")[1].split("#")[0].split("?")[0]
    context.close()
    yield publisher
    publisher.stop()


def test_the_widget_shows_a_real_check_on_a_publishers_page(open_page, newspaper):
    page = open_page(newspaper.address("short.html"))
    page.locator("assay-fact-checker[state=ready]").wait_for()
    assert "Eleven of the fifteen councillors were in favour." in painted(page, "refuted")
    assert page.locator("assay-fact-checker").get_attribute("text-changed") is None
    click_words(page, "Eleven of the fifteen")
    assert "Nine of the fifteen councillors voted in favour" in page.get_by_role("dialog").inner_text()
    # The correction is made; the old verdict goes.
    newspaper.put("corrected.html", newspaper.short.replace("Eleven of the fifteen", "Nine of the fifteen"))
    page = open_page(newspaper.address("corrected.html"))
    page.locator("assay-fact-checker[state=ready]").wait_for()
    assert painted(page, "edited") == ["Nine of the fifteen councillors were in favour."]


@pytest.mark.skipif(not shutil.which("espeak-ng") or not (ROOT / ".assay/models/voice/pin").exists(), reason="no voice is installed")
def test_the_reader_hears_the_article_and_so_does_the_publishers_page(open_page, serve, newspaper):
    page = open_page(f"{serve.origin}/checks/{newspaper.check}")
    page.locator("assay-listen").get_by_role("button", name="Make the audio").click()
    page.locator("assay-listen[state=ready]").wait_for(timeout=3 * PATIENCE * 1000)
    play_and_stop_at(page, 1)
    page.locator("assay-listen").get_by_role("button", name="Forward one sentence").click()
    wait_for_sentence(page, "The council")
    page.locator("assay-listen").get_by_role("button", name="Play").click()
    wait_until(page, "[...CSS.highlights.get('assay-word')].length === 1")
    page = open_page(newspaper.address("short.html"))
    page.locator("assay-listen[state=ready]").wait_for()
    play_and_stop_at(page, 1)
    wait_until(page, "CSS.highlights.get('assay-sentence').size === 1")
    assert painted(page, "sentence") == ["Merrow Sound ferries to go electric by 2027"]
