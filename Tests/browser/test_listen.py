"""<assay-listen> on the pages of Examples/widgets: sound is really played, and what is heard is what is marked."""

import json
import time

import pytest

from support import PATIENCE, click_words, play_and_stop_at, seek, wait_for_sentence, wait_until

# What a person who listens would notice first.
LAG = 0.35


def player(page):
    page.locator("assay-listen[state=ready]").wait_for()
    return page.locator("assay-listen .root")


def heard(page) -> dict:
    """Place in the sound and what is marked, in one moment."""
    return page.evaluate(
        """() => {
            const audio = document.querySelector('assay-listen').shadowRoot.querySelector('audio');
            const words = (name) => [...(CSS.highlights.get(name) ?? [])].map((range) => range.toString().replace(/\\s+/g, ' ')).join('|');
            return { time: audio.currentTime, paused: audio.paused, sentence: words('assay-sentence'), word: words('assay-word'), pitch: audio.preservesPitch, rate: audio.playbackRate };
        }"""
    )


@pytest.mark.parametrize("name", ["news.html", "strict.html", "hostile.html"])
def test_plays_and_the_marks_follow_the_voice(open_page, site, assay, name):
    page = open_page(site.address(name))
    box = player(page)
    assert "1:44 long" in box.inner_text()
    assert not any("article.wav" in path for path, _ in assay.requests), "no sound is fetched before it is wanted"
    box.get_by_role("button", name="Play").click()
    page.locator("assay-listen[state=playing]").wait_for()
    seek(page, 4)
    words = []
    deadline = time.monotonic() + PATIENCE
    while len(set(words)) < 5:
        assert time.monotonic() < deadline, f"only {words} agreed with the sound"
        page.wait_for_timeout(100)
        now = heard(page)
        # A busy machine may still be looking for the place.
        if now["paused"]:
            continue
        before = next(one for one in reversed(assay.timings["sentences"]) if one["from"] <= now["time"])
        # The browser paints when it can; a mark that is late on a busy machine is looked at again.
        if now["sentence"] != " ".join(before["text"].split()) or not now["word"]:
            continue
        at = [word for word in before["words"] if word["from"] - LAG <= now["time"] <= word["to"] + LAG]
        texts = ["".join([*before["text"]][word["start"] - before["start"] : word["end"] - before["start"]]) for word in at]
        if now["word"] in (" ".join(text.split()) for text in texts):
            words.append(now["word"])
    box.get_by_role("button", name="Pause").click()
    assert heard(page)["paused"]
    seek(page, 1)
    wait_until(page, "CSS.highlights.get('assay-sentence').size === 1")
    wait_for_sentence(page, "Merrow Sound ferries to go electric by 2027")


def test_sentences_and_claims_back_and_forward(open_page, site, assay):
    page = open_page(site.address("news.html"))
    box = player(page)
    page.locator("assay-fact-checker[state=ready]").wait_for()
    play_and_stop_at(page, 1)
    box.get_by_role("button", name="Forward one sentence").click()
    wait_for_sentence(page, "The council of the Merrow Islands")
    box.get_by_role("button", name="Forward one sentence").click()
    wait_for_sentence(page, "Eleven of the fifteen")
    box.get_by_role("button", name="Back one sentence").click()
    wait_for_sentence(page, "The council of the Merrow Islands")
    # A question that is no claim is passed over.
    seek(page, int(next(one for one in assay.timings["sentences"] if one["text"].startswith("Who will drive"))["from"]) + 1)
    wait_for_sentence(page, "Who will drive")
    box.get_by_role("button", name="Next claim").click()
    wait_for_sentence(page, "The ferries carried")
    box.get_by_role("button", name="Previous claim").click()
    wait_for_sentence(page, "The ferry workers")


def test_a_click_on_a_sentence_goes_there_while_it_plays(open_page, site):
    page = open_page(site.address("news.html"), reduced_motion="reduce")
    box = player(page)
    page.locator("assay-fact-checker[state=ready]").wait_for()
    box.get_by_role("button", name="Play").click()
    page.locator("assay-listen[state=playing]").wait_for()
    click_words(page, "Fares are to stay")
    wait_for_sentence(page, "Fares are to stay")
    assert not page.get_by_role("dialog").is_visible()
    # Paused, the same click asks for the evidence, from where one can listen, too.
    box.get_by_role("button", name="Pause").click()
    click_words(page, "It has built 30 electric ferries")
    panel = page.get_by_role("dialog")
    panel.get_by_role("button", name="Listen from here").click()
    wait_for_sentence(page, "It has built 30")
    page.locator("assay-listen[state=playing]").wait_for()


def test_speed_keeps_the_pitch(open_page, site):
    page = open_page(site.address("news.html"))
    box = player(page)
    box.get_by_label("Speed").select_option("2")
    box.get_by_role("button", name="Play").click()
    wait_until(page, "document.querySelector('assay-listen').shadowRoot.querySelector('audio').currentTime > 0.2")
    before = heard(page)
    assert before["rate"] == 2 and before["pitch"] is True
    # Faster than the clock by half at least, in some second: a busy machine may stutter.
    wait_until(
        page,
        """() => {
            const now = [performance.now() / 1000, document.querySelector('assay-listen').shadowRoot.querySelector('audio').currentTime];
            const [clock, sound] = (window.earlier ??= now);
            if (now[0] - clock < 1) return false;
            window.earlier = now;
            return (now[1] - sound) / (now[0] - clock) > 1.5;
        }""",
    )
    assert box.get_by_label("Speed").evaluate("(s) => [...s.options].map((o) => Number(o.value))") == [0.75, 1, 1.25, 1.5, 1.75, 2]


def test_keys(open_page, site):
    page = open_page(site.address("news.html"))
    box = player(page)
    page.locator("assay-fact-checker[state=ready]").wait_for()
    box.get_by_role("button", name="Play").focus()
    page.keyboard.press("k")
    page.locator("assay-listen[state=playing]").wait_for()
    page.keyboard.press("k")
    page.locator("assay-listen[state=ready]").wait_for()
    seek(page, 1)
    page.keyboard.press("l")
    wait_for_sentence(page, "The council of the Merrow Islands")
    page.keyboard.press("Shift+L")
    wait_for_sentence(page, "Eleven of the fifteen")
    page.keyboard.press("Shift+J")
    wait_for_sentence(page, "The council of the Merrow Islands")
    page.keyboard.press(">")
    assert heard(page)["rate"] == 1.25
    page.keyboard.press("k")
    page.locator("assay-listen[state=playing]").wait_for()
    page.keyboard.press("Space")
    page.locator("assay-listen[state=ready]").wait_for()
    # Typed elsewhere, the same letters are the host's.
    page.locator("body").evaluate("(body) => { const input = document.createElement('input'); body.prepend(input); input.focus(); }")
    page.keyboard.type("klj")
    assert page.locator("body > input").input_value() == "klj" and heard(page)["paused"]
    slider = box.get_by_role("slider", name="Place in the audio")
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert "of 1:44" in slider.get_attribute("aria-valuetext")


def test_the_place_is_remembered_and_may_be_forgotten(open_page, site):
    page = open_page(site.address("news.html"))
    box = player(page)
    box.get_by_role("button", name="Play").click()
    page.locator("assay-listen[state=playing]").wait_for()
    seek(page, 40)
    wait_until(page, "document.querySelector('assay-listen').shadowRoot.querySelector('audio').currentTime > 40.2")
    box.get_by_role("button", name="Pause").click()
    # Where it stopped depends on how busy the machine is; what is remembered must be just that.
    stopped = page.evaluate("document.querySelector('assay-listen').shadowRoot.querySelector('audio').currentTime")
    page.reload()
    box = player(page)
    assert f"Continues at 0:{int(stopped):02}" in box.inner_text()
    box.get_by_role("button", name="Play").click()
    wait_until(page, "document.querySelector('assay-listen').shadowRoot.querySelector('audio').currentTime > 40")
    kept = page.evaluate("Object.entries({ ...localStorage })")
    assert [key for key, _ in kept] == [f"assay-listen {site.address('news.html')}"]
    assert set(json.loads(kept[0][1])) == {"at", "speed", "of"}

    page = open_page(site.put("forgetful.html", site.read("news.html").replace("<assay-listen>", "<assay-listen forgetful>")))
    box = player(page)
    box.get_by_role("button", name="Play").click()
    page.locator("assay-listen[state=playing]").wait_for()
    seek(page, 40)
    page.wait_for_timeout(300)
    box.get_by_role("button", name="Pause").click()
    assert page.evaluate("localStorage.length") == 0


def test_the_page_follows_until_the_reader_scrolls(open_page, site):
    page = open_page(site.address("news.html"), viewport={"width": 375, "height": 600}, reduced_motion="reduce")
    box = player(page)
    box.get_by_role("button", name="Play").click()
    page.locator("assay-listen[state=playing]").wait_for()
    seek(page, 60)
    wait_until(page, "scrollY > 300")
    follow = box.get_by_role("button", name="Follow the text")
    assert follow.get_attribute("aria-pressed") == "true"
    page.mouse.wheel(0, -400)
    wait_until(page, "document.querySelector('assay-listen').shadowRoot.querySelector('[aria-pressed]').getAttribute('aria-pressed') === 'false'")
    page.wait_for_timeout(150)
    place = page.evaluate("scrollY")
    seek(page, 5)
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") == place
    follow.press("Enter")
    assert follow.get_attribute("aria-pressed") == "true"


def test_the_sleep_timer_stops_it(open_page, site):
    page = open_page()
    page.clock.install()
    page.goto(site.address("news.html"))
    page.clock.run_for(2_000)
    box = player(page)
    box.get_by_role("button", name="Play").click()
    page.locator("assay-listen[state=playing]").wait_for()
    box.get_by_label("Sleep timer").select_option("5")
    page.clock.run_for(4 * 60_000)
    assert not heard(page)["paused"]
    page.clock.run_for(61_000)
    assert heard(page)["paused"]
    assert "Stopped by the sleep timer." in box.inner_text()


def test_headset_keys_and_lock_screen(open_page, site):
    page = open_page(
        site.address("news.html"),
        script="window.handlers = {}; const set = navigator.mediaSession.setActionHandler.bind(navigator.mediaSession); navigator.mediaSession.setActionHandler = (name, act) => { window.handlers[name] = act; set(name, act); };",
    )
    box = player(page)
    box.get_by_role("button", name="Play").click()
    page.locator("assay-listen[state=playing]").wait_for()
    assert page.evaluate("[navigator.mediaSession.metadata.title, navigator.mediaSession.metadata.artist]") == ["Merrow Sound ferries to go electric by 2027", "The Skerry Post"]
    page.evaluate("handlers.pause()")
    assert heard(page)["paused"]
    seek(page, 1)
    page.evaluate("handlers.nexttrack()")
    wait_for_sentence(page, "The council")
    page.evaluate("handlers.seekto({ seekTime: 14 })")
    wait_for_sentence(page, "The first of the new boats")


def test_the_claim_being_read_can_open_its_evidence(open_page, site):
    page = open_page(site.put("both.html", site.read("news.html").replace("<assay-fact-checker>", "<assay-fact-checker open-while-listening>")))
    box = player(page)
    page.locator("assay-fact-checker[state=ready]").wait_for()
    button = box.get_by_role("button", name="Play")
    button.click()
    page.locator("assay-listen[state=playing]").wait_for()
    seek(page, 12)
    panel = page.get_by_role("dialog")
    # It closes with the sentence, so it is looked at in one moment.
    wait_until(page, "document.querySelector('assay-fact-checker').shadowRoot.querySelector('[role=dialog]')?.textContent.includes('Nine of the fifteen councillors')")
    # The focus stays where it was.
    assert page.evaluate("document.activeElement.localName") == "assay-listen"
    page.keyboard.press("Escape")
    panel.wait_for(state="hidden")


def test_edited_sentences_are_still_followed(open_page, site):
    page = open_page(site.address("edited.html"))
    player(page)
    play_and_stop_at(page, 12)
    wait_for_sentence(page, "Nine of the fifteen")
    # A sentence that is gone marks nothing; the next one is marked again.
    gone = next(one for one in json.loads((page.request.get(page.evaluate("performance.getEntriesByType('resource').map((e) => e.name).find((n) => n.endsWith('timings.json'))")).body()))["sentences"] if "workers" in one["text"])
    seek(page, int(gone["from"]) + 1)
    wait_until(page, "CSS.highlights.get('assay-sentence').size === 0")
    page.evaluate("document.querySelector('assay-listen').stepSentence(1)")
    wait_for_sentence(page, "Who will drive")


@pytest.mark.parametrize(
    ("audio", "words"),
    [
        (None, "There is no audio of this article yet."),
        ({"status": "none"}, "There is no audio of this article yet."),
        ({"status": "making"}, "The audio is being made"),
        ({"status": "ready"}, "There is no audio of this article yet."),
        ({"status": "ready", "timings": "/missing.json", "audio": {"wav": "/audio/article.wav"}}, "There is no audio of this article yet."),
    ],
)
def test_says_what_there_is(open_page, site, assay, audio, words):
    assay.audio = audio
    page = open_page(site.address("news.html"))
    wait_until(page, "(words) => document.querySelector('assay-listen').shadowRoot.textContent.includes(words)", words)
    assert page.evaluate("window.shifts") == []


def test_audio_that_is_made_meanwhile_appears(open_page, site, assay):
    ready, assay.audio = assay.audio, {"status": "making"}
    page = open_page(site.address("news.html"))
    page.locator("assay-listen[state=making]").wait_for()
    assay.audio = ready
    player(page)


def test_broken_sound_and_hostile_timings(open_page, site, assay):
    assay.timings["sentences"][3]["words"] = [None, {"start": "1"}, {"start": -5, "end": 1e9, "from": 14, "to": 15}]
    assay.timings["sentences"] += [None, 5, {"text": "x"}, {"start": 0, "end": 1, "from": 9, "to": 1, "text": "backwards"}]
    assay.timings["title"] = "<img src=x onerror=window.pwned=1>"
    assay.audio["audio"] = {"wav": "javascript:window.pwned=1", "mp3": "/missing.mp3"}
    page = open_page(site.address("news.html"))
    box = player(page)
    box.get_by_role("button", name="Play").click()
    page.locator("assay-listen[state=error]").wait_for()
    assert "The sound could not be played." in box.inner_text()
    box.get_by_role("button", name="Play").wait_for()
    assert page.evaluate("window.pwned") is None
    assert all(address.startswith("http") for address in box.locator("source, a").evaluate_all("(nodes) => nodes.map((node) => node.src ?? node.href)"))


def test_without_the_highlight_api_boxes_follow(open_page, site):
    page = open_page(site.address("news.html"), script="delete window.Highlight; delete CSS.highlights;")
    box = player(page)
    box.get_by_role("button", name="Play").click()
    for name in ["sentence", "word"]:
        wait_until(page, "(name) => document.querySelector('assay-listen').shadowRoot.querySelector(`.box.assay-${name}`)?.offsetWidth > 5", name)
