"""<assay-fact-checker> on the pages of Examples/widgets, against recorded answers."""

import gzip
import re
import threading
import time
from urllib.parse import quote

import pytest

from servers import RESOURCES
from support import PATIENCE, click_words, painted, wait_until

PAGES = ["news.html", "strict.html", "hostile.html", "edited.html"]
REFUTED = "Eleven of the fifteen councillors were in favour."


def checker(page):
    element = page.locator("assay-fact-checker .root")
    wait_until(page, "['ready', 'none', 'error'].includes(document.querySelector('assay-fact-checker')?.getAttribute('state'))")
    return element


@pytest.mark.parametrize("name", ["news.html", "strict.html", "hostile.html"])
def test_marks_the_claims_in_the_hosts_own_text(open_page, site, assay, name):
    page = open_page(site.address(name))
    before = site.read(name).count("<mark")
    box = checker(page)
    assert painted(page, "refuted") == [
        REFUTED, "It has built 30 electric ferries since it was founded in 1961.", "The ferry workers’ union has not taken part in the talks.",
    ]
    # Every claim that can be checked is found: claims of one sentence share a mark.
    quotes = {claim["target"]["quote"]["exact"] for claim in assay.check["claims"] if claim["verdict"] != "notCheckable"}
    assert sum(len(painted(page, verdict)) for verdict in ("refuted", "conflicting", "notEnoughEvidence", "supported")) == len(quotes)
    assert "3 refuted" in box.inner_text()
    assert page.locator("article mark").count() == before == 0


def test_the_hosts_document_is_left_as_it_was(open_page, site):
    page = open_page(site.address("news.html"), java_script_enabled=False)
    untouched = page.locator("main article").inner_html()
    page = open_page(site.address("news.html"))
    checker(page)
    page.locator("assay-listen[state=ready]").wait_for()
    now = re.sub(r'<(assay-[a-z-]+)[^>]*>', r"<\1>", page.locator("main article").inner_html())
    assert now == untouched
    assert page.evaluate("document.cookie") == ""
    # Nothing global besides the elements themselves.
    assert page.evaluate("Object.keys(window).filter((key) => /assay/i.test(key))") == []


def test_edited_text_never_carries_a_verdict(open_page, site):
    page = open_page(site.address("edited.html"))
    box = checker(page)
    assert "The text has changed since: 2 claims edited, 1 no longer in it." in box.inner_text()
    assert painted(page, "edited") == [
        "Nine of the fifteen councillors were in favour.", "More than 2,400 islanders have signed a petition against the change."]
    assert painted(page, "refuted") == ["It has built 30 electric ferries since it was founded in 1961."]
    # Another spelling, a link, a footnote, a soft hyphen and bold type are no edits.
    assert any("612,000" in words for words in painted(page, "supported"))
    assert any("Oda Fenn" in words for words in painted(page, "notEnoughEvidence"))
    click_words(page, "Nine of the fifteen")
    panel = page.get_by_role("dialog")
    assert "The verdict is about the words as they were:" in panel.locator(".note").inner_text()
    assert panel.locator(".note q").inner_text() == REFUTED
    page.keyboard.press("Escape")
    box.get_by_role("button", name="Show all").click()
    item = box.locator(".claims > li", has_text="union has not taken part")
    assert "no longer in the article as it was checked" in item.inner_text()


def test_a_click_on_the_words_opens_the_evidence_and_escape_closes_it(open_page, site):
    page = open_page(site.address("news.html"))
    checker(page)
    click_words(page, "Eleven of the fifteen")
    panel = page.get_by_role("dialog")
    panel.wait_for()
    text = panel.inner_text()
    assert "Refuted, very high confidence" in text and "Nine of the fifteen councillors voted in favour" in text
    source = panel.get_by_role("link", name="Council votes for electric ferries")
    assert source.get_attribute("href") == "https://courier.example/2025/11/13/council-votes-electric-ferries"
    assert "noopener" in source.get_attribute("rel")
    assert painted(page, "current") == [REFUTED]
    page.keyboard.press("Escape")
    panel.wait_for(state="hidden")
    wait_until(page, "CSS.highlights.get('assay-current').size === 0")
    # Words that nobody checked do nothing, and a link does what the host wants.
    click_words(page, "Who will drive a nurse")
    assert not panel.is_visible()


def test_everything_by_keyboard(open_page, site):
    page = open_page(site.address("news.html"))
    box = checker(page)
    focused = "() => { let e = document.activeElement; while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement; return e?.getAttribute('aria-label') ?? e?.textContent.trim().replace(/\\s+/g, ' '); }"
    box.get_by_role("link", name="Full report").focus()
    names = []
    for _ in range(5):
        page.keyboard.press("Tab")
        names.append(page.evaluate(focused))
    assert names == ["✗3 refuted", "?4 not enough evidence", "✓14 supported", "–2 not checkable", "Show all 23 claims"]
    # The markers in the margin are one stop; arrow keys go from one to the next.
    page.keyboard.press("Tab")
    first = page.evaluate(focused)
    assert first.startswith("Claim 2: Supported")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused).startswith("Claim 3: Refuted")
    assert painted(page, "current") == [REFUTED]
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    panel.wait_for()
    assert page.evaluate(focused).startswith("Claim 3")
    assert panel.get_attribute("aria-labelledby") and panel.evaluate("(node) => node === node.getRootNode().activeElement")
    # Through the evidence to the next claim and back to where the reader was.
    panel.get_by_role("button", name="Next").press("Enter")
    wait_until(page, "document.querySelector('assay-fact-checker').shadowRoot.querySelector('[role=dialog] h3').textContent.startsWith('Claim 4')")
    page.keyboard.press("Escape")
    panel.wait_for(state="hidden")
    assert page.evaluate(focused).startswith("Claim 3: Refuted")


def test_the_list_tells_the_same_without_the_marks(open_page, site):
    page = open_page(site.address("news.html"))
    box = checker(page)
    toggle = box.get_by_role("button", name="Show all 23 claims")
    assert toggle.get_attribute("aria-expanded") == "false"
    toggle.press("Enter")
    item = box.locator(".claims > li").nth(2)
    opener = item.locator("> button")
    assert opener.inner_text().split() [:2] == ["✗", "Refuted"]
    opener.press("Enter")
    assert opener.get_attribute("aria-expanded") == "true"
    assert "Nine of the fifteen councillors voted in favour" in item.inner_text()
    item.get_by_role("button", name="Show in the article").press("Enter")
    wait_until(page, "scrollY < 500")
    assert painted(page, "current") == [REFUTED]


def test_the_filter_holds_for_list_and_text(open_page, site):
    page = open_page(site.address("news.html"))
    box = checker(page)
    refuted = box.get_by_role("button", name="3 refuted")
    refuted.click()
    assert refuted.get_attribute("aria-pressed") == "true"
    assert box.locator(".claims > li:visible").count() == 3
    assert box.get_by_role("status").inner_text() == "3 claims shown"
    assert painted(page, "supported") == [] and len(painted(page, "refuted")) == 3
    refuted.click()
    assert box.locator(".claims > li:visible").count() == 23
    assert painted(page, "supported") != []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [375, 1280])
def test_nothing_moves_and_nothing_hangs_over(open_page, site, name, width):
    page = open_page(site.address(name), viewport={"width": width, "height": 800})
    checker(page)
    page.locator("assay-listen[state=ready]").wait_for()
    page.wait_for_timeout(150)
    assert page.evaluate("window.shifts") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("name", "scheme"), [*((name, "light") for name in PAGES), ("news.html", "dark")])
def test_axe_finds_nothing(open_page, site, violations, name, scheme):
    page = open_page(site.address(name), color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)
    box = checker(page)
    page.locator("assay-listen[state=ready]").wait_for()
    box.get_by_role("button", name=re.compile("^\\D*\\d+ refuted")).click()
    box.locator(".claims > li:visible > button").first.click()
    # What the hostile host does to its own page is not ours to answer for.
    for element in ["assay-fact-checker", "assay-listen"]:
        assert violations(page, element) == []
    click_words(page, "It has built 30")
    page.get_by_role("dialog").wait_for()
    assert violations(page, "assay-fact-checker") == []
    if name == "news.html":
        assert violations(page) == []


def test_hostile_style_does_not_reach_the_inside(open_page, site):
    page = open_page(site.address("hostile.html"))
    box = checker(page)
    style = box.locator(".filter").first.evaluate("(node) => { const s = getComputedStyle(node); return [s.textTransform, s.letterSpacing, s.textShadow, s.backgroundColor, parseFloat(s.fontSize)]; }")
    assert style[:3] == ["none", "normal", "none"]
    assert style[3] != "rgb(255, 0, 255)" and 12 < style[4] < 20
    # It takes the host's ground where that can be read on.
    assert box.locator(".frame").evaluate("(node) => getComputedStyle(node).backgroundColor") == "rgb(255, 233, 138)"


def test_hostile_answers_stay_text(open_page, site, assay, violations):
    bad = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>'
    claim = assay.check["claims"][2]
    claim.update(text=bad + "\u202egnihton", explanation=bad, link="javascript:window.pwned=1", id=bad)
    claim["evidence"] = [
        {"title": bad, "source": bad, "published": bad, "url": url, "quote": bad, "stance": stance}
        for url in ["javascript:window.pwned=1", "data:text/html,x", "https://good.example@evil.example/", " https://fine.example/", None, 7]
        for stance in ["refutes", "constructor"]
    ]
    assay.check["claims"] += [None, 7, "x", {"text": 5, "verdict": "refuted"}, {"text": "x", "verdict": "__proto__"},
                              {"text": "no target", "verdict": "supported"}, {"text": "odd target", "verdict": "supported", "target": {"quote": {"exact": {}}, "position": {"start": "1"}}}]
    assay.check["link"] = "javascript:window.pwned=1"
    page = open_page(site.address("news.html"))
    box = checker(page)
    box.get_by_role("button", name="Show all").click()
    for opener in box.locator(".claims > li > button").all():
        opener.click()
    assert bad in box.inner_text() and "\u202e" not in box.inner_text()
    links = box.locator("a").evaluate_all("(links) => links.map((link) => link.href)")
    assert links and all(re.match(r"https?://", link) and "@" not in link for link in links)
    assert page.evaluate("window.pwned") is None
    assert box.locator("img, script").count() == 0


def test_hostile_host_text_is_bounded(open_page, site, assay):
    filler = "".join(f"<p>Sentence {number} of the filler says that the boats of islet {number} sailed.</p>" for number in range(6_000))
    html = site.read("edited.html").replace("<aside", filler + "<aside")
    page = open_page(site.put("long.html", html))
    checker(page)
    assert painted(page, "edited") != []


def test_says_when_there_is_no_check(open_page, site, assay):
    assay.check = None
    page = open_page(site.address("news.html"))
    box = checker(page)
    assert "This article has not been checked yet." in box.inner_text()
    assert page.locator("assay-fact-checker").get_attribute("state") == "none"
    assert page.evaluate("window.shifts") == []


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((500, "text/html", b"<h1>oops"), "answered with error 500"),
        ((429, "application/problem+json", b"{}"), "answered with error 429"),
        ((200, "application/json", b"{nonsense"), "could not be read"),
        ((200, "application/json", b'"a string"'), "could not be read"),
        ((200, "application/json", b"{}"), "No statement that can be checked was found."),
    ],
)
def test_says_what_is_wrong_with_the_answer(open_page, site, assay, answer, words):
    assay.fails["/api/v1/annotations"] = answer
    page = open_page(site.address("news.html"))
    assert words in checker(page).inner_text()


def test_says_when_the_server_is_down_and_tries_again(open_page, site, assay):
    page = open_page()
    down = []
    page.route("**/api/v1/annotations*", lambda route: route.abort() if not down else route.continue_())
    page.goto(site.address("news.html"))
    box = checker(page)
    assert f"{assay.origin.removeprefix('http://')} does not answer" in box.inner_text()
    assert page.evaluate("window.shifts") == []
    down.append(False)
    box.get_by_role("button", name="Try again").click()
    page.locator("assay-fact-checker[state=ready]").wait_for()


def test_asks_for_the_canonical_address_and_sends_nothing_else(open_page, site, assay):
    canonical = '<link rel="canonical" href="https://skerrypost.example/2025/11/electric-ferries">'
    open_page(site.put("canonical.html", site.read("news.html").replace("</head>", canonical + "</head>")))
    deadline = time.time() + PATIENCE
    while not any("annotations" in path for path, _ in assay.requests) and time.time() < deadline:
        threading.Event().wait(0.05)
    path, headers = next(one for one in assay.requests if "annotations" in one[0])
    assert path == "/api/v1/annotations?url=https%3A%2F%2Fskerrypost.example%2F2025%2F11%2Felectric-ferries"
    assert "Cookie" not in headers and "Referer" not in headers
    # Without one it is the page's own, less what only counts visitors.
    assay.requests.clear()
    page = open_page(site.address("news.html?utm_source=x&id=3#part"))
    checker(page)
    assert f"/api/v1/annotations?url={quote(site.address('news.html?id=3'), safe='')}" in [path for path, _ in assay.requests]


def test_attributes(open_page, site, assay):
    html = site.read("news.html").replace("<assay-fact-checker>", '<assay-fact-checker for="#top" url="https://other.example/a?b=1" markers="off" theme="dark">')
    page = open_page(site.put("attributes.html", html))
    box = checker(page)
    assert any("url=https%3A%2F%2Fother.example%2Fa%3Fb%3D1" in path for path, _ in assay.requests)
    assert box.locator(".mark").count() == 0
    assert box.locator(".frame").evaluate("(node) => getComputedStyle(node).backgroundColor") == "rgb(25, 24, 22)"
    assert len(painted(page, "refuted")) == 3


def test_custom_properties_and_parts(open_page, site):
    style = "assay-fact-checker { --assay-background: rgb(1, 2, 3); --assay-refuted: rgb(255, 120, 120); --assay-radius: 0px; } assay-fact-checker::part(title) { font-style: italic; }"
    page = open_page(site.put("styled.html", site.read("news.html").replace("</head>", f"<style>{style}</style></head>")))
    box = checker(page)
    frame = box.locator(".frame").evaluate("(node) => { const s = getComputedStyle(node); return [s.backgroundColor, s.borderRadius]; }")
    assert frame == ["rgb(1, 2, 3)", "0px"]
    assert box.locator("h2").evaluate("(node) => getComputedStyle(node).fontStyle") == "italic"
    # The colour holds for the marks in the text as well.
    assert page.evaluate("document.adoptedStyleSheets.some((sheet) => [...sheet.cssRules].some((rule) => /refuted/.test(rule.selectorText) && rule.cssText.includes('255, 120, 120')))")


def test_a_page_that_redraws_its_article_keeps_its_marks(open_page, site):
    page = open_page(site.address("news.html"))
    checker(page)
    page.evaluate("() => { for (const p of document.querySelectorAll('article > p')) p.innerHTML = p.innerHTML.replace('Eleven of', '<b>Eleven</b> of'); }")
    wait_until(page, "(words) => [...CSS.highlights.get('assay-refuted')].some((range) => range.toString() === words && range.startContainer.isConnected)", REFUTED)
    page.evaluate("document.querySelector('assay-fact-checker').remove()")
    assert painted(page, "refuted") == []


def test_without_the_highlight_api_boxes_lie_over_the_words(open_page, site):
    page = open_page(site.address("news.html"), script="delete window.Highlight; delete CSS.highlights;")
    box = checker(page)
    assert box.locator(".box.assay-refuted").count() >= 3
    words = page.evaluate("() => { const b = document.querySelector('assay-fact-checker').shadowRoot.querySelector('.box.assay-refuted').getBoundingClientRect(); return [b.left, b.top + b.height / 2]; }")
    at = page.evaluate("([x, y]) => { scrollTo({ top: 0, behavior: 'instant' }); const c = document.caretPositionFromPoint(x + 2, y); return c.offsetNode.data?.slice(c.offset).trim(); }", words)
    assert at.startswith("Eleven of") or at.startswith("leven of")
    click_words(page, "Eleven of the fifteen")
    page.get_by_role("dialog").wait_for()


def test_theme_follows_the_host(open_page, site):
    html = site.read("news.html").replace("</head>", "<style>html[data-theme=dark] body { background: #111; color: #eee }</style></head>")
    page = open_page(site.put("theme.html", html))
    box = checker(page)
    ground = "(node) => getComputedStyle(node).backgroundColor"
    assert box.locator(".frame").evaluate(ground) == "rgb(255, 253, 249)"
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    wait_until(page, "getComputedStyle(document.querySelector('assay-fact-checker').shadowRoot.querySelector('.frame')).backgroundColor === 'rgb(17, 17, 17)'")


def test_the_script_is_small():
    source = (RESOURCES / "assay.js").read_bytes()
    assert len(gzip.compress(source, 9)) < 30_000
    # The player's share: everything that the fact checker alone does not need.
    text = source.decode()
    rule = "// " + 96 * "-"
    begin, end = text.index(f"{rule} answers, read carefully"), text.index(f"{rule} <assay-listen>")
    assert len(gzip.compress((text[:begin] + text[end:]).encode(), 9)) < 20_000
    # What a strict policy forbids, and what makes text into markup.
    for word in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "setAttribute('style'", "document.cookie"]:
        assert word not in text
