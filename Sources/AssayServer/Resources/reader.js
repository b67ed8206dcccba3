// What script adds to the reader's own pages. They work without it: this file shortens ways and shows nothing new.
//
// - A check in progress fills in as it goes (Server-Sent Events).
// - n and p go to the next and the previous claim, o opens its evidence, Escape leads back; they can be turned off.
// - The filter by verdict changes the page in place, and the browser's history knows it.
// - Following a link to evidence or to a claim takes the focus along.
//
// Texts of others are only ever put into text nodes.
(() => {
  'use strict';

  const words = {
    running: 'The check is running',
    progress: (done, total) => `${done} of ${total} claims`,
    lost: 'The connection was lost; the check goes on. Trying again …',
    verdicts: {
      supported: ['✓', 'Supported'], refuted: ['✗', 'Refuted'], conflicting: ['≠', 'Conflicting Evidence'],
      notEnoughEvidence: ['?', 'Not Enough Evidence'], notCheckable: ['–', 'Not Checkable'], failed: ['!', 'Check Failed'],
    },
    confidence: (value) =>
      `${value >= 0.95 ? 'very high' : value >= 0.85 ? 'high' : value >= 0.65 ? 'moderate' : 'low'} confidence`,
    keys: 'Keys', next: 'next claim', previous: 'previous claim', evidence: 'its evidence', back: 'back to the text',
    off: 'Turn keys off', on: 'Turn keys on',
    shown: (count) => `${count} ${count === 1 ? 'claim' : 'claims'} shown`,
  };

  const make = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };
  const find = (id) => document.getElementById(id);
  const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

  // ---------------------------------------------------------------------------------------- a check in progress

  const { events, status } = document.body.dataset;
  if (events && (status === 'queued' || status === 'running')) follow(events);

  function follow(address) {
    const source = new EventSource(address);
    const on = (name, act) =>
      source.addEventListener(name, (event) => {
        try {
          act(JSON.parse(event.data));
        } catch (error) {
          console.error('assay:', error);
        }
      });
    source.onopen = () => say('state', words.running);
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) return say('state', words.lost);
      // The server refused to go on telling: the page itself knows more.
      setTimeout(() => location.reload(), 3_000);
    };
    on('article', ({ title }) => {
      if (title) say('title', title);
      say('state', words.running);
    });
    on('claims', ({ total, claims }) => {
      find('claims').replaceChildren(...claims.filter((claim) => claim.checkable).map(pending));
      find('found-section').hidden = false;
      find('progress').max = Math.max(1, total);
      say('count', words.progress(0, total));
    });
    on('claim', (claim) => {
      const { done, total } = claim.progress;
      find('progress').max = Math.max(1, total);
      find('progress').value = done;
      say('count', words.progress(done, total));
      fill(claim);
    });
    for (const last of ['finished', 'failed']) {
      source.addEventListener(last, () => {
        source.close();
        location.reload();
      });
    }
  }

  function say(id, text) {
    const node = find(id);
    if (node && node.textContent !== text) node.textContent = text;
  }

  function pending(claim) {
    return make('li', { id: `claim-${claim.number}`, class: 'v-pending' },
      make('span', { class: 'symbol', 'aria-hidden': 'true' }, '…'), ' ', make('bdi', {}, claim.text), make('span', { class: 'note' }));
  }

  function fill(claim) {
    const item = find(`claim-${claim.number}`);
    if (!item) return;
    const verdict = Object.hasOwn(words.verdicts, claim.verdict ?? '') ? claim.verdict : 'failed';
    const [symbol, name] = words.verdicts[verdict];
    const sure = Number.isFinite(claim.confidence) && claim.evidence?.length ? `, ${words.confidence(claim.confidence)}` : '';
    item.className = `v-${verdict}`;
    item.querySelector('.symbol').textContent = symbol;
    item.querySelector('.note').textContent = name + sure;
  }

  // ---------------------------------------------------------------------------------------- the annotated article

  const content = find('content');
  if (!content || status !== 'done') return;

  const style = new CSSStyleSheet();
  style.replaceSync(`
.keys { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; align-items: center; margin: .9rem 0 0; color: var(--soft); font-size: .875rem; }
.keys kbd { display: inline-block; min-width: 1.5em; padding: 0 .35em; border: 1px solid var(--rule); border-bottom-width: 2px; border-radius: 4px; color: var(--ink); font: inherit; text-align: center; }
.keys button { padding: .2rem .6rem; font: inherit; color: var(--ink); background: none; border: 1px solid var(--soft); border-radius: 4px; }
.keys.off span { text-decoration: line-through; }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.sentence:has(.ref:focus) > mark.mark { background: color-mix(in srgb, var(--tone) 16%, transparent); border-radius: 2px; }
@media (hover: none) and (pointer: coarse) { .keys { display: none; } }
@media print { .keys { display: none; } }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];

  const spoken = make('p', { class: 'spoken', role: 'status' });
  document.body.append(spoken);

  // Every claim has a link of its own behind its sentence; they are the stops, in reading order.
  const stops = () => [...content.querySelectorAll('section.article a.ref')];
  const stopOf = (node) => {
    const claim = node?.closest?.('[data-claim]')?.dataset.claim ?? node?.closest?.('.card')?.querySelector('details[data-claim]')?.dataset.claim;
    const card = claim && content.querySelector(`details[data-claim="${CSS.escape(claim)}"] article[id]`);
    return node?.closest?.('a.ref') ?? (card && stops().find((stop) => stop.hash === `#${card.id}`)) ?? null;
  };
  const cardOf = (stop) => find(decodeURIComponent(stop.hash.slice(1)))?.closest('details');

  let last = null;

  function goTo(stop) {
    if (!stop) return;
    last = stop;
    stop.focus({ preventScroll: true });
    const top = (stop.closest('.sentence') ?? stop).getBoundingClientRect().top;
    if (top < innerHeight * 0.15 || top > innerHeight * 0.6) {
      scrollTo({ top: scrollY + top - innerHeight * 0.3, behavior: calm() ? 'instant' : 'smooth' });
    }
  }

  function step(by) {
    const all = stops();
    const at = all.indexOf(stopOf(document.activeElement) ?? (last?.isConnected ? last : null));
    if (at >= 0) return goTo(all[at + by]);
    // From where the reader is.
    const here = by > 0
      ? all.find((stop) => stop.getBoundingClientRect().bottom > innerHeight * 0.1)
      : all.findLast((stop) => stop.getBoundingClientRect().top < innerHeight * 0.5);
    goTo(here ?? (by > 0 ? all[0] : all[all.length - 1]));
  }

  function toggleEvidence() {
    const stop = stopOf(document.activeElement) ?? last;
    const card = stop?.isConnected && cardOf(stop);
    if (!card) return;
    card.open = !card.open;
    if (card.open) showCard(card);
    else goTo(stop);
  }

  function showCard(card) {
    const summary = card.querySelector('summary');
    summary.focus({ preventScroll: true });
    const { top, bottom } = card.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) card.scrollIntoView({ block: bottom - top > innerHeight ? 'start' : 'nearest', behavior: 'instant' });
  }

  // Links to evidence and back take the focus along; the browser has opened the card by then.
  function arrive() {
    const target = location.hash && find(decodeURIComponent(location.hash.slice(1)));
    if (!target || !content.contains(target)) return;
    const card = target.closest('.card details');
    if (card) {
      card.open = true;
      last = stopOf(card);
      showCard(card);
    } else if (target.matches('mark, .place')) {
      last = stops().find((stop) => cardOf(stop)?.dataset.claim === target.dataset.claim) ?? null;
      last?.focus({ preventScroll: true });
    }
  }
  addEventListener('hashchange', arrive);
  // After the browser has gone to the place itself, which takes the focus away.
  if (document.readyState === 'complete') arrive();
  else addEventListener('load', () => requestAnimationFrame(arrive));

  // ---------------------------------------------------------------------------------------- keys

  // Single letters can be in the way of speech input, so they can be turned off (WCAG 2.2, 2.1.4).
  const kept = 'assay-keys-off';
  const read = () => {
    try {
      return localStorage.getItem(kept) !== null;
    } catch {
      return false;
    }
  };
  let isOff = read();

  function showKeys() {
    const filter = content.querySelector('nav.filter');
    if (!filter || !stops().length) return;
    const key = (name, text) => make('span', {}, make('kbd', {}, name), ` ${text}`);
    const button = make('button', { type: 'button', id: 'keys-switch' }, isOff ? words.on : words.off);
    const line = make('p', { class: isOff ? 'keys off' : 'keys', id: 'keys' },
      key('n', words.next), key('p', words.previous), key('o', words.evidence), key('Esc', words.back), button);
    button.addEventListener('click', () => {
      isOff = !isOff;
      try {
        if (isOff) localStorage.setItem(kept, '1');
        else localStorage.removeItem(kept);
      } catch { /* a private window forgets it */ }
      button.textContent = isOff ? words.on : words.off;
      line.classList.toggle('off', isOff);
    });
    filter.after(line);
  }
  showKeys();

  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    // A letter typed into a field, or pressed within the player, is meant there.
    if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable], assay-listen')) return;
    if (event.key === 'Escape') {
      const card = document.activeElement?.closest('.card details');
      if (!card) return;
      const stop = stopOf(card);
      card.open = false;
      goTo(stop);
      return;
    }
    const act = isOff ? null : { n: () => step(1), j: () => step(1), p: () => step(-1), k: () => step(-1), o: toggleEvidence }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  // ---------------------------------------------------------------------------------------- the filter

  let turn = 0;

  // Puts the server's page for a verdict in place of this one's content.
  async function show(address, isBack) {
    const mine = ++turn;
    try {
      const response = await fetch(address, { headers: { Accept: 'text/html' } });
      if (!response.ok) throw new Error(String(response.status));
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const fresh = page.getElementById('content');
      if (!fresh || mine !== turn) return;
      const place = content.querySelector('nav.filter')?.getBoundingClientRect().top ?? 0;
      content.replaceChildren(...document.adoptNode(fresh).childNodes);
      document.title = page.title;
      if (!isBack) history.pushState(null, '', address);
      last = null;
      showKeys();
      const filter = content.querySelector('nav.filter');
      // The filter stays where it was on the screen, although the page above it may have become shorter.
      if (filter) scrollTo({ top: scrollY + filter.getBoundingClientRect().top - place, behavior: 'instant' });
      if (!isBack) filter?.querySelector('[aria-current]')?.focus({ preventScroll: true });
      spoken.textContent = words.shown(content.querySelectorAll('section.article .card').length);
    } catch {
      location.assign(address);
    }
  }

  content.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('nav.filter a[href]');
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(link.href, false);
  });
  let shownNow = location.pathname + location.search;
  addEventListener('popstate', () => {
    // A step to another place of the same page is no change of the filter.
    if (location.pathname + location.search !== shownNow) show(location.href, true);
    shownNow = location.pathname + location.search;
  });
  new MutationObserver(() => (shownNow = location.pathname + location.search)).observe(content, { childList: true });
})();
