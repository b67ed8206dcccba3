// What script adds to the reader's own pages. They work without it: this file shortens ways and shows nothing new.
//
// - A file can be dropped anywhere on the start page.
// - A check in progress fills in as it goes (Server-Sent Events).
// - n and p go to the next and the previous claim, o opens its evidence, Escape leads back; they can be turned off.
// - The filter by verdict changes the page in place, and the browser's history knows it.
// - Following a link to evidence or to a claim takes the focus along.
//
// Texts of others are only ever put into text nodes.
(() => {
  'use strict';

  // What the script says comes with the page, in the page's language.
  const words = JSON.parse(document.body.dataset.words ?? '{}');
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const progress = (done, total) => filled(words.progress, { done, total });

  const make = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };
  const find = (id) => document.getElementById(id);
  // Single letters can be in the way of speech input, so they can be turned off (WCAG 2.2, 2.1.4).
  const kept = 'assay-keys-off';
  function isKeysOff() {
    try {
      return localStorage.getItem(kept) !== null;
    } catch {
      return false;
    }
  }
  // A letter typed into a field, or pressed within the player, is meant there.
  const isKey = (event) =>
    !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented &&
    !(event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable], assay-listen'));
  const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

  // ---------------------------------------------------------------------------------------- the start page

  const file = document.querySelector('form.submit input[type=file]');
  if (file) takeDrops(file);

  function takeDrops(field) {
    const hint = find(field.getAttribute('aria-describedby'));
    hint.textContent += ` ${words.drop}`;
    const isFile = (event) => event.dataTransfer?.types.includes('Files');
    const mark = (isOver) => field.closest('.field').classList.toggle('dropping', isOver);
    addEventListener('dragover', (event) => {
      if (!isFile(event)) return;
      event.preventDefault();
      mark(true);
    });
    addEventListener('dragleave', (event) => event.relatedTarget || mark(false));
    addEventListener('drop', (event) => {
      if (!isFile(event)) return;
      event.preventDefault();
      mark(false);
      const first = new DataTransfer();
      first.items.add(event.dataTransfer.files[0]);
      field.files = first.files;
      field.focus();
    });
  }

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
    let known = find('state').textContent;
    source.onopen = () => say('state', known);
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) return say('state', words.lost);
      // The server refused to go on telling: the page itself knows more.
      setTimeout(() => location.reload(), 3_000);
    };
    on('article', ({ title }) => {
      if (title) say('title', title);
      say('state', (known = words.running));
    });
    on('claims', ({ total, claims }) => {
      find('claims').replaceChildren(...claims.filter((claim) => claim.checkable).map(pending));
      find('found-section').hidden = false;
      find('progress').max = Math.max(1, total);
      say('count', progress(0, total));
    });
    on('claim', (claim) => {
      const { done, total } = claim.progress;
      find('progress').max = Math.max(1, total);
      find('progress').value = done;
      say('count', progress(done, total));
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
    const sure = claim.evidence.length && Number.isFinite(claim.confidence) ? `, ${Math.round(claim.confidence * 100)}%` : '';
    item.className = `v-${claim.mark}`;
    item.querySelector('.symbol').textContent = claim.symbol;
    item.querySelector('.note').textContent = words[claim.mark] + sure;
  }

  // ---------------------------------------------------------------------------------------- the annotated article

  const content = find('content');
  // On the page of one claim the same letters lead to the page of the next and of the previous one.
  const neighbour = (relation) => content?.querySelector(`.neighbours a[rel="${relation}"]`);
  if (content && !isKeysOff() && (neighbour('next') || neighbour('prev'))) {
    addEventListener('keydown', (event) => {
      if (!isKey(event)) return;
      const relation = { n: 'next', j: 'next', p: 'prev', k: 'prev' }[event.key];
      neighbour(relation)?.click();
    });
  }
  if (!content || status !== 'done') return;

  const style = new CSSStyleSheet();
  style.replaceSync(`
.keys { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; align-items: center; margin: .9rem 0 0; color: var(--soft); font-size: .875rem; }
.keys kbd { display: inline-block; min-width: 1.5em; padding: 0 .35em; border: 1px solid var(--rule); border-bottom-width: 2px; border-radius: 4px; color: var(--ink); font: inherit; text-align: center; }
.keys button { padding: .2rem .6rem; font: inherit; color: var(--ink); background: none; border: 1px solid var(--soft); border-radius: 4px; }
.keys.off span { text-decoration: line-through; }
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

  let isOff = isKeysOff();

  function showKeys() {
    const filter = content.querySelector('nav.filter');
    if (!filter || !stops().length) return;
    const key = (name, text) => make('span', {}, make('kbd', {}, name), ` ${text}`);
    const button = make('button', { type: 'button', id: 'keys-switch' }, isOff ? words.on : words.off);
    const line = make('p', { class: isOff ? 'keys off' : 'keys', id: 'keys', lang: words.language },
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
    if (!isKey(event)) return;
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
      spoken.textContent = filled(words.shown, { count: content.querySelectorAll('section.article .card').length });
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
