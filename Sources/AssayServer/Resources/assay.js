// Assay's two elements for a publisher's page, and nothing else:
//
//     <script src="https://assay.example/assay.js" async></script>
//     <assay-listen></assay-listen>
//     <assay-fact-checker></assay-fact-checker>
//
// Rules that hold in this file. What comes from the host page and from the server is hostile: it is only ever put into
// text nodes, and only http and https become links. Nothing is asked of the host's Content-Security-Policy but
// script-src, connect-src and media-src for the server: styles go through constructable style sheets and the CSSOM. The
// host's DOM is never changed: its words are painted with the CSS Custom Highlight API, or with boxes laid over them.
// No cookie is set or sent. The only thing kept is the place in the audio, in the host's own localStorage.
(() => {
  'use strict';
  if (!window.customElements || customElements.get('assay-fact-checker')) return;

  // The server is where this script came from; a module or a bundled copy needs the attribute `server`.
  const scriptSource = document.currentScript?.src;
  const home = scriptSource ? new URL('.', scriptSource).href : location.origin + '/';

  const limits = { text: 1_000_000, claims: 2_000, evidence: 20, sentences: 20_000, quote: 1_200, seconds: 15 };

  // ------------------------------------------------------------------------------------------------ words

  // Verdicts from the gravest down. The kinds of line tell them apart without colour.
  const verdicts = {
    refuted: { symbol: '✗', line: 'double', light: '#a3201d', dark: '#f3948c' },
    conflicting: { symbol: '≠', line: 'wavy', light: '#78349b', dark: '#d0a3ee' },
    notEnoughEvidence: { symbol: '?', line: 'dashed', light: '#7d5600', dark: '#e2b657' },
    supported: { symbol: '✓', line: 'solid', light: '#1f6b3a', dark: '#82cb98' },
    failed: { symbol: '!', line: 'none', light: '#0b6473', dark: '#7fc7d6' },
    notCheckable: { symbol: '–', line: 'none', light: '#5c564d', dark: '#aea698' },
  };
  const names = Object.keys(verdicts);
  // What is marked in the text. A statement that cannot be checked, or whose check failed, is only listed.
  const marked = names.filter((name) => verdicts[name].line !== 'none');

  // Every word a reader sees, by language. A further language is a further entry; what it lacks is said in English.
  const words = {
    en: {
      checker: 'Fact Checker',
      looking: 'Looking for the fact check of this article …',
      noCheck: 'This article has not been checked yet.',
      noCheckMore: 'When it has been, its claims are marked here with the evidence for and against them.',
      unreachable: (host) => `The fact check cannot be loaded: ${host} does not answer.`,
      unreadable: (host) => `The fact check cannot be shown: the answer of ${host} could not be read.`,
      refused: (host, status) => `The fact check cannot be loaded: ${host} answered with error ${status}.`,
      again: 'Try again',
      checkedOn: (date) => `Checked on ${date}.`,
      changedOn: (date) => `The verdict changed on ${date}.`,
      nothing: 'No statement that can be checked was found.',
      changed: (gone, edited) =>
        'The text has changed since: ' +
        [edited && `${edited} ${edited === 1 ? 'claim' : 'claims'} edited`, gone && `${gone} no longer in it`].filter(Boolean).join(', ') + '.',
      noArticle: 'The text of the article was not found on this page, so nothing is marked in it.',
      filter: 'Show claims by verdict',
      show: (count) => `Show ${count === 1 ? 'the claim' : `all ${count} claims`}`,
      hide: 'Hide the claims',
      shown: (count) => `${count} ${count === 1 ? 'claim' : 'claims'} shown`,
      report: 'Full report',
      claims: 'Claims',
      markers: 'Claims marked in the article',
      inText: 'Show in the article',
      claimNumber: (number) => `Claim ${number}`,
      edited: 'This sentence was edited after the check.',
      editedMore: 'The verdict is about the words as they were:',
      gone: 'These words are no longer in the article as it was checked.',
      noEvidence: 'No passage decides this.',
      record: 'Permanent link to this claim',
      previous: 'Previous',
      next: 'Next',
      close: 'Close',
      listenHere: 'Listen from here',
      outside: 'opens in a new tab',
      scope: 'Assay judges statements, not people. “Not enough evidence” does not mean false.',
      verdict: {
        refuted: 'Refuted', conflicting: 'Conflicting Evidence', notEnoughEvidence: 'Not Enough Evidence',
        supported: 'Supported', notCheckable: 'Not Checkable', failed: 'Check Failed',
      },
      count: {
        refuted: 'refuted', conflicting: 'conflicting', notEnoughEvidence: 'not enough evidence',
        supported: 'supported', notCheckable: 'not checkable', failed: 'not checked, as a step failed',
      },
      confidence: (value) =>
        (value >= 0.95 ? 'very high' : value >= 0.85 ? 'high' : value >= 0.65 ? 'moderate' : 'low') + ' confidence',
      stance: { supports: 'supports the claim', refutes: 'contradicts the claim', neutral: 'does not decide' },
      listen: 'Listen to the article',
      lookingAudio: 'Looking for the audio …',
      noAudio: 'There is no audio of this article yet.',
      makeAudio: 'Make the audio',
      makingAudio: 'The audio is being made …',
      audioUnreachable: (host) => `The audio cannot be loaded: ${host} does not answer.`,
      audioBroken: 'The sound could not be played.',
      duration: (text) => `${text} long`,
      resumeAt: (text) => `Continues at ${text}`,
      play: 'Play', pause: 'Pause',
      sentenceBack: 'Back one sentence', sentenceNext: 'Forward one sentence',
      claim: 'Claim', claimBack: 'Previous claim', claimNext: 'Next claim',
      place: 'Place in the audio',
      placeOf: (at, all) => `${at} of ${all}`,
      speed: 'Speed', sleep: 'Sleep timer', sleepOff: 'No timer', minutes: (count) => `${count} min`,
      asleep: 'Stopped by the sleep timer.',
      follow: 'Follow the text',
      download: 'Download',
      playerHelp: 'Keys within the player: K play or pause, J and L a sentence back or forward, with Shift a claim; < and > the speed.',
    },
  };
  const languageOf = (element) => {
    const code = element.closest('[lang]')?.lang || document.documentElement.lang || 'en';
    const key = code.toLowerCase().split('-')[0];
    return { ...words.en, ...words[key], code };
  };

  // ------------------------------------------------------------------------------------------------ building blocks

  // Makes an element. Strings become text nodes; functions become listeners.
  const make = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === 'function') node.addEventListener(name.slice(2), value);
      else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? '' : value);
    }
    node.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== ''));
    return node;
  };

  // An icon of one path on a field of 24 units; it takes the colour of the text.
  const icon = (path) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    for (const [name, value] of [['viewBox', '0 0 24 24'], ['aria-hidden', 'true'], ['focusable', 'false']]) {
      svg.setAttribute(name, value);
    }
    shape.setAttribute('d', path);
    svg.append(shape);
    return svg;
  };

  // Foreign text on one line and bounded, without controls and without marks that make a line read otherwise than it is.
  const clean = (text, limit = 600) => {
    if (typeof text !== 'string') return '';
    const line = text.slice(0, limit * 2)
      .replace(/[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFF9-\uFFFB]/g, '')
      .replace(/\s+/g, ' ').trim();
    return line.length > limit ? line.slice(0, limit).replace(/[\uD800-\uDBFF]?$/, '').trimEnd() + ' …' : line;
  };

  // An address that may become a link; null for anything but http and https, and where a name before the host misleads.
  const link = (address, base) => {
    if (typeof address !== 'string' || address.length > 4_096 || (!address && !base)) return null;
    try {
      const url = new URL(address, base);
      return /^https?:$/.test(url.protocol) && !url.username && !url.password ? url.href : null;
    } catch {
      return null;
    }
  };

  const count = (value) => (Number.isFinite(value) && value > 0 ? Math.floor(value) : 0);
  const list = (value, limit) => (Array.isArray(value) ? value.slice(0, limit) : []);
  const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

  // "5 December 2025" in the reader's language, whatever part of the date is known.
  const dateWords = (text, language) => {
    const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(typeof text === 'string' ? text : '');
    if (!parts) return '';
    const [, year, month, day] = parts;
    try {
      return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
        year: 'numeric', month: month && 'long', day: day && 'numeric', timeZone: 'UTC',
      }).format(new Date(Date.UTC(+year, (month ?? 1) - 1, day ?? 1)));
    } catch {
      return parts[0];
    }
  };

  const clock = (seconds) => {
    const whole = Math.max(0, Math.floor(seconds || 0));
    const two = (number) => String(number).padStart(2, '0');
    const hours = Math.floor(whole / 3600);
    return (hours ? `${hours}:${two(Math.floor(whole / 60) % 60)}` : Math.floor(whole / 60)) + ':' + two(whole % 60);
  };

  // What went wrong with a request, for a reader: `none`, `unreachable`, `refused` with a status, or `unreadable`.
  class Failure extends Error {
    constructor(kind, status) {
      super(kind);
      this.kind = kind;
      this.status = status;
    }
  }

  const requests = new Map();
  // JSON from the server, without cookies and without telling it more than the address. Both elements share an answer.
  const ask = (address, { fresh = false, method = 'GET' } = {}) => {
    if (method === 'GET' && !fresh && requests.has(address)) return requests.get(address);
    const answer = (async () => {
      let response;
      try {
        response = await fetch(address, {
          method, credentials: 'omit', referrerPolicy: 'no-referrer', headers: { Accept: 'application/json' },
          signal: AbortSignal.timeout?.(limits.seconds * 1000),
        });
      } catch {
        throw new Failure('unreachable');
      }
      if (response.status === 404) throw new Failure('none', 404);
      if (!response.ok) throw new Failure('refused', response.status);
      try {
        const value = await response.json();
        if (value && typeof value === 'object') return value;
      } catch { /* below */ }
      throw new Failure('unreadable');
    })();
    if (method === 'GET') requests.set(address, answer);
    answer.catch(() => requests.delete(address));
    return answer;
  };

  // The address that the page gives itself, without what only counts visitors.
  const pageAddress = () => {
    const url = new URL(link(document.querySelector('link[rel~="canonical"]')?.href) ?? location.href);
    url.hash = '';
    for (const name of [...url.searchParams.keys()]) {
      if (/^(utm_.*|fbclid|gclid|mc_[ce]id)$/.test(name)) url.searchParams.delete(name);
    }
    return url.href;
  };

  // Where the article is on the host's page.
  const findArticle = (element) => {
    const selector = element.getAttribute('for');
    if (selector) {
      try {
        return element.getRootNode().querySelector(selector) ?? document.querySelector(selector);
      } catch {
        return null;
      }
    }
    const near = element.closest('article, [itemprop~="articleBody"]');
    if (near) return near;
    for (const choice of ['[itemprop~="articleBody"]', 'main article, [role="main"] article', 'article', 'main, [role="main"]']) {
      // A page has teasers beside its article: the longest is meant.
      const found = [...document.querySelectorAll(choice)];
      if (found.length) return found.reduce((a, b) => (b.textContent.length > a.textContent.length ? b : a));
    }
    return document.body;
  };

  // ------------------------------------------------------------------------------------------------ the text of a page

  const skipped = new Set(
    'SCRIPT STYLE NOSCRIPT TEMPLATE TEXTAREA SELECT BUTTON IFRAME OBJECT SVG CANVAS AUDIO VIDEO ASSAY-FACT-CHECKER ASSAY-LISTEN'.split(' '));
  const inline = new Set(
    'A ABBR ACRONYM B BDI BDO CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK NOBR Q S SAMP SMALL SPAN STRONG SUB SUP TIME TT U VAR WBR'.split(' '));

  // One spelling for what editors and publishing systems write differently: blanks, quotation marks, dashes.
  const spelling = (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x80) return code === 0x60 ? "'" : code < 0x21 || code === 0x7f ? ' ' : character;
    if (/\s/.test(character)) return ' ';
    if (code === 0xad || (code >= 0x200b && code <= 0x200f) || code === 0x2060 || code === 0xfeff) return '';
    if ("‘’‚‛′ʼ".includes(character)) return "'";
    if ('“”„‟″«»'.includes(character)) return '"';
    if ('‐‑‒–—―−'.includes(character)) return '-';
    return character === '…' ? '...' : character;
  };

  // `flat` is the text in one spelling; flat[i] comes from the place origin[i] of what was put in.
  const flatten = (text) => {
    const origin = [];
    let flat = '';
    for (let index = 0; index < text.length; index++) {
      const written = spelling(text[index]);
      if (written === ' ' && (flat === '' || flat.endsWith(' '))) continue;
      for (const character of written) {
        flat += character;
        origin.push(index);
      }
    }
    if (flat.endsWith(' ')) {
      flat = flat.slice(0, -1);
      origin.pop();
    }
    return { flat, origin };
  };

  // Only what carries meaning: letters, digits, signs. Case, blanks, quotation marks and the commas and full stops of
  // prose go; those within a number stay, and so do ? and %, since 3.5 is not 35 and a question is no statement.
  const distil = (flat) => {
    const origin = [];
    let core = '';
    for (let index = 0; index < flat.length; index++) {
      const character = flat[index];
      const inNumber = /\d/.test(flat[index - 1] ?? '') && /\d/.test(flat[index + 1] ?? '');
      if (/[\s'"();[\]!]/.test(character)) continue;
      if (/[.,:]/.test(character) && !inNumber) continue;
      if (character === '-' && !/\d/.test(flat[index + 1] ?? '')) continue;
      const lower = character.toLowerCase();
      for (const piece of lower) {
        core += piece;
        origin.push(index);
      }
    }
    return { core, origin };
  };

  const tokens = (flat) =>
    [...flat.matchAll(/[\p{L}\p{N}\p{M}]+(?:[.,'-][\p{L}\p{N}\p{M}]+)*/gu)].map((match) => ({
      start: match.index, end: match.index + match[0].length, word: match[0].normalize('NFKC').toLowerCase(),
    }));

  const commonEnd = (a, b) => {
    let length = 0;
    while (length < a.length && length < b.length && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
    return length;
  };
  const commonStart = (a, b) => {
    let length = 0;
    while (length < a.length && length < b.length && a[length] === b[length]) length++;
    return length;
  };

  // The words of an element as one string, and the way back from a place in it to the element's text nodes.
  class PageText {
    constructor(root) {
      this.root = root;
      this.pieces = [];
      const parts = [];
      let length = 0;
      const add = (text, node) => {
        this.pieces.push({ start: length, node });
        parts.push(text);
        length += text.length;
      };
      const walk = (parent) => {
        for (const node of parent.childNodes) {
          if (length > limits.text) return;
          if (node.nodeType === 3) {
            if (node.data) add(node.data, node);
          } else if (node.nodeType === 1 && !skipped.has(node.nodeName.toUpperCase())) {
            // A reference to a footnote is no word of the sentence; and a host may say what is not the article.
            if (node.nodeName === 'SUP' && node.querySelector('a') || node.hasAttribute('data-assay-ignore')) continue;
            const apart = !inline.has(node.nodeName);
            if (apart) add(' ', null);
            walk(node);
            if (apart) add(' ', null);
          }
        }
      };
      walk(root);
      Object.assign(this, flatten(parts.join('')));
    }

    get core() { return (this.distilled ??= distil(this.flat)); }
    get tokens() { return (this.words ??= tokens(this.flat)); }

    // A DOM range over flat[start..<end].
    range(start, end) {
      const range = document.createRange();
      range.setStart(...this.place(this.origin[start], 0));
      range.setEnd(...this.place(this.origin[end - 1], 1));
      return range;
    }

    place(index, after) {
      let low = 0;
      let high = this.pieces.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (this.pieces[middle].start <= index) low = middle;
        else high = middle - 1;
      }
      const { start, node } = this.pieces[low];
      return [node, Math.min(index - start + after, node.data.length)];
    }

    // Finds a quote (W3C TextQuoteSelector) near a place of `flat`: word for word in one spelling, then by what carries
    // meaning, then with a few words changed. Only the last is an edit.
    // Gives { start, end, edited } or null.
    find({ exact, prefix = '', suffix = '' }, near = 0) {
      const { flat: quote } = flatten(exact);
      if (!quote) return null;
      const before = flatten(prefix).flat;
      const behind = flatten(suffix).flat;
      const literal = this.best(this.flat, quote, before, behind, near);
      if (literal !== null) return { start: literal, end: literal + quote.length, edited: false };

      const { core } = distil(quote);
      if (core.length >= 12) {
        const page = this.core;
        const place = this.best(page.core, core, distil(before).core, distil(behind).core, near);
        if (place !== null) {
          let end = page.origin[place + core.length - 1] + 1;
          while (end < this.flat.length && /[.!?"')\]]/.test(this.flat[end])) end++;
          return { start: page.origin[place], end, edited: false };
        }
      }
      return this.approximate(quote, near);
    }

    // Where `quote` stands in `text`; of several places the one whose surroundings agree most, then the nearest.
    best(text, quote, before, behind, near) {
      let best = null;
      let at = text.indexOf(quote);
      for (let tries = 0; at >= 0 && tries < 100; tries++) {
        const end = at + quote.length;
        const agreement = commonEnd(text.slice(Math.max(0, at - before.length - 1), at).trimEnd(), before.trimEnd())
          + commonStart(text.slice(end, end + behind.length + 1).trimStart(), behind.trimStart());
        const distance = Math.abs(at - near);
        // Within words it is another word: "art" in "party".
        const whole = !(/[\p{L}\p{N}]/u.test(text[at - 1] ?? '') && /[\p{L}\p{N}]/u.test(quote[0])) || text !== this.flat;
        if (whole && (!best || agreement > best.agreement || (agreement === best.agreement && distance < best.distance))) {
          best = { at, agreement, distance };
        }
        at = text.indexOf(quote, at + 1);
      }
      return best?.at ?? null;
    }

    // The run of words that can be made from the quote's with the fewest words added, left out or exchanged (Sellers'
    // algorithm on words); null where more than a third would have to change.
    approximate(quote, near) {
      const wanted = tokens(quote).slice(0, 150).map((token) => token.word);
      if (wanted.length < 4) return null;
      let page = this.tokens;
      // In a very long text only the surroundings of the place expected are looked at.
      const most = Math.floor(3_000_000 / wanted.length);
      if (page.length > most) {
        const middle = page.findIndex((token) => token.end > near);
        const first = Math.max(0, (middle < 0 ? page.length : middle) - (most >> 1));
        page = page.slice(first, first + most);
      }
      let column = wanted.map((_, index) => ({ cost: index + 1, from: 0 }));
      let best = null;
      page.forEach((token, at) => {
        let diagonal = { cost: 0, from: at };
        let above = { cost: 0, from: at + 1 };
        column = column.map((left, row) => {
          let cell = { cost: diagonal.cost + (wanted[row] === token.word ? 0 : 1), from: diagonal.from };
          if (left.cost + 1 < cell.cost) cell = { cost: left.cost + 1, from: left.from };
          if (above.cost + 1 < cell.cost) cell = { cost: above.cost + 1, from: above.from };
          diagonal = left;
          above = cell;
          return cell;
        });
        const { cost, from } = column[column.length - 1];
        if (from > at) return;
        const distance = Math.abs(page[from].start - near);
        if (!best || cost < best.cost || (cost === best.cost && distance < best.distance)) best = { cost, from, at, distance };
      });
      if (!best || best.cost > wanted.length / 3) return null;
      const { start } = page[best.from];
      let { end } = page[best.at];
      while (end < this.flat.length && /[.!?"')\]]/.test(this.flat[end])) end++;
      return { start, end, edited: true };
    }
  }

  const texts = new WeakMap();
  const textOf = (root, fresh = false) => {
    if (fresh || !texts.has(root)) texts.set(root, new PageText(root));
    return texts.get(root);
  };

  // ------------------------------------------------------------------------------------------------ painting words

  const canHighlight = typeof Highlight === 'function' && !!CSS.highlights;

  // Paints ranges of the host's text under a name, without touching its DOM. Where the browser has no Highlight API,
  // boxes in `layer` lie over the words and let every click through.
  class Painter {
    constructor(owner) {
      this.owner = owner;
      this.ranges = new Map();
    }

    set(name, ranges) {
      const old = this.ranges.get(name) ?? [];
      this.ranges.set(name, ranges);
      if (canHighlight) {
        let highlight = CSS.highlights.get(name);
        if (!highlight) {
          highlight = new Highlight();
          highlight.priority = { 'assay-word': 3, 'assay-sentence': 2, 'assay-current': 1 }[name] ?? 0;
          CSS.highlights.set(name, highlight);
        }
        for (const range of old) highlight.delete(range);
        for (const range of ranges) highlight.add(range);
      } else {
        this.lay();
      }
    }

    clear() {
      for (const name of [...this.ranges.keys()]) this.set(name, []);
    }

    lay() {
      const layer = this.owner.layer;
      if (canHighlight || !layer) return;
      const boxes = [];
      const zero = layer.getBoundingClientRect();
      for (const [name, ranges] of this.ranges) {
        for (const rect of ranges.flatMap((range) => [...range.getClientRects()])) {
          if (rect.width < 1) continue;
          const box = make('span', { class: `box ${name}` });
          place(box, { left: rect.left - zero.left, top: rect.top - zero.top, width: rect.width, height: rect.height });
          boxes.push(box);
        }
      }
      this.boxes?.forEach((box) => box.remove());
      layer.append(...boxes);
      this.boxes = boxes;
    }
  }

  const place = (element, measures) => {
    for (const [name, value] of Object.entries(measures)) {
      element.style.setProperty(name, typeof value === 'number' ? `${Math.round(value * 10) / 10}px` : value);
    }
  };

  // Rules for the host's document: `::highlight()` is styled where the words are. One sheet, replaced when colours change.
  const hostSheets = new WeakMap();
  const paintRules = (root, key, css) => {
    if (!canHighlight || !root.adoptedStyleSheets) return;
    if (!hostSheets.has(root)) {
      const sheet = new CSSStyleSheet();
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      hostSheets.set(root, { sheet, parts: new Map() });
    }
    const { sheet, parts } = hostSheets.get(root);
    if (parts.get(key) === css) return;
    parts.set(key, css);
    sheet.replaceSync([...parts.values()].join('\n'));
  };

  // The place in the text under a click; null where there is none.
  const caretAt = (event) => {
    const spot = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    if (spot) return { node: spot.offsetNode, offset: spot.offset };
    const range = document.caretRangeFromPoint?.(event.clientX, event.clientY);
    return range ? { node: range.startContainer, offset: range.startOffset } : null;
  };

  // Whether a click is meant for the words: not for a link, a control, or the end of a selection.
  const isPlainClick = (event) =>
    event.button === 0 && !event.defaultPrevented && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    && !(event.target instanceof Element && event.target.closest('a[href], button, input, select, textarea, label, summary, [contenteditable], [role="button"], video, audio'))
    && (getSelection()?.isCollapsed ?? true);

  const isInside = (range, caret) => {
    try {
      return range.isPointInRange(caret.node, caret.offset);
    } catch {
      return false;
    }
  };

  // ------------------------------------------------------------------------------------------------ colours

  const parseColour = (text) => {
    const parts = /^rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)(?:[,/ ]+([\d.]+))?/.exec(text);
    return parts ? { rgb: parts.slice(1, 4).map(Number), alpha: parts[4] === undefined ? 1 : Number(parts[4]) } : null;
  };
  const fromHex = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const cssColour = (rgb) => `rgb(${rgb.map(Math.round).join(' ')})`;
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const mix = (a, b, share) => a.map((value, index) => value + (b[index] - value) * share);
  // The colour, or as near to it as can be read on the background (WCAG 2.2, 1.4.3; a little more, for tinted grounds).
  const readable = (rgb, background) => {
    const far = luminance(background) > 0.18 ? [0, 0, 0] : [255, 255, 255];
    for (let share = 0; share < 1; share += 0.1) {
      const colour = mix(rgb, far, share);
      if (contrast(colour, background) >= 5.2) return colour;
    }
    return far;
  };

  // What lies behind an element on the host's page.
  const backgroundOf = (element) => {
    for (let node = element; node; node = node.assignedSlot ?? node.parentElement ?? node.getRootNode().host) {
      const colour = parseColour(getComputedStyle(node).backgroundColor);
      if (!colour) return null;
      if (colour.alpha > 0.6) return colour.rgb;
    }
    return null;
  };

  // The host's own ground and ink where they can be read, else ours; and the verdicts' colours made readable on them.
  const coloursFor = (element, canvas) => {
    const theme = element.getAttribute('theme');
    const ownGround = theme === 'dark' ? [25, 24, 22] : theme === 'light' ? [255, 255, 255] : null;
    const ground = ownGround ?? backgroundOf(element) ?? parseColour(getComputedStyle(canvas).backgroundColor)?.rgb ?? [255, 255, 255];
    const isDark = luminance(ground) < 0.18;
    const inherited = parseColour(getComputedStyle(element).color);
    const ink = inherited?.alpha === 1 && contrast(inherited.rgb, ground) >= 7 ? inherited.rgb : isDark ? [233, 228, 218] : [31, 29, 26];
    const colours = {
      ground, ink,
      soft: readable(mix(ink, ground, 0.3), mix(ground, ink, 0.05)),
      card: mix(ground, ink, 0.04),
      line: mix(ground, ink, 0.2),
      edge: mix(ground, ink, 0.55),
      accent: readable(fromHex(isDark ? '#94bdec' : '#1c4f86'), mix(ground, ink, 0.05)),
    };
    for (const name of names) colours[name] = readable(fromHex(verdicts[name][isDark ? 'dark' : 'light']), mix(ground, ink, 0.05));
    return colours;
  };

  // ------------------------------------------------------------------------------------------------ style within the elements

  // `all: initial` keeps the host's inherited properties out; font and colours are let in again, within bounds.
  const css = `
:host { display: block; }
:host([hidden]) { display: none; }
.root { all: initial; display: block; position: relative; box-sizing: border-box; color: var(--ink); color-scheme: inherit;
  font-family: var(--assay-font, inherit); font-size: var(--assay-font-size, clamp(15px, 1em, 18px)); line-height: 1.5;
  overflow-wrap: break-word; text-align: start; direction: inherit; -webkit-text-size-adjust: 100%; text-size-adjust: 100%;
  --ground: var(--assay-background, var(--auto-ground)); --ink: var(--assay-color, var(--auto-ink));
  --soft: var(--assay-soft-color, var(--auto-soft)); --line: var(--assay-border-color, var(--auto-line));
  --edge: var(--auto-edge); --card: var(--auto-card); --accent: var(--assay-accent, var(--auto-accent));
  --radius: var(--assay-radius, 8px);
  --refuted: var(--assay-refuted, var(--auto-refuted)); --conflicting: var(--assay-conflicting, var(--auto-conflicting));
  --notEnoughEvidence: var(--assay-not-enough-evidence, var(--auto-notEnoughEvidence));
  --supported: var(--assay-supported, var(--auto-supported)); --notCheckable: var(--assay-not-checkable, var(--auto-notCheckable)); --failed: var(--assay-failed, var(--auto-failed)); }
.canvas { display: none; background: Canvas; }
.root *, .root *::before { box-sizing: border-box; }
.frame { min-height: var(--assay-min-height, 0); padding: .9em 1.1em 1em; background: var(--ground); border: 1px solid var(--line); border-radius: var(--radius); }
h2, h3, p, ul, ol, figure, blockquote { margin: 0; padding: 0; }
ul, ol { list-style: none; }
h2 { font-size: 1.12em; line-height: 1.3; font-weight: 700; }
p { text-wrap: pretty; }
a { color: var(--accent); text-underline-offset: .15em; }
button, select, input { font: inherit; color: inherit; letter-spacing: inherit; margin: 0; }
button, select { min-height: 2.1em; padding: .15em .7em; background: transparent; border: 1px solid var(--edge); border-radius: calc(var(--radius) * .75); cursor: pointer; }
button:hover, select:hover { background: color-mix(in srgb, var(--ink) 7%, transparent); }
button:disabled { opacity: .45; cursor: default; }
select { background: var(--ground); }
:focus { outline: none; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
svg { width: 1.25em; height: 1.25em; fill: currentColor; display: block; }
.soft { color: var(--soft); font-size: .9em; }
.hush { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[hidden] { display: none !important; }
.row { display: flex; flex-wrap: wrap; gap: .5em; align-items: center; margin-top: .7em; }
.layer { position: absolute; top: 0; left: 0; width: 0; height: 0; z-index: 1; }
.box { position: absolute; pointer-events: none; border-bottom: 2px solid var(--tone); }
.box.assay-refuted { --tone: var(--refuted); border-bottom: 3px double; border-color: var(--tone); }
.box.assay-conflicting { --tone: var(--conflicting); border-bottom-style: dotted; }
.box.assay-notEnoughEvidence { --tone: var(--notEnoughEvidence); border-bottom-style: dashed; }
.box.assay-supported { --tone: var(--supported); }
.box.assay-edited { --tone: var(--soft); border-bottom-style: dotted; }
.box.assay-current, .box.assay-sentence { border: 0; background: var(--accent); opacity: .16; }
.box.assay-word { border: 0; background: var(--accent); opacity: .3; }
.round { display: inline-grid; place-items: center; width: 2.5em; height: 2.5em; padding: 0; border-radius: 50%; border-color: transparent; }
@media print { .layer, .row, .controls, .more { display: none !important; } }
`;
  const dress = (root, own) => {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css + own);
      root.adoptedStyleSheets = [sheet];
    } catch {
      // Browsers from before 2023; a strict policy of the host leaves them with the bare content.
      root.append(make('style', {}, css + own));
    }
  };

  // What the two elements say to each other.
  const conversation = new EventTarget();
  const say = (name, detail) => conversation.dispatchEvent(new CustomEvent(name, { detail }));

  // ------------------------------------------------------------------------------------------------ what both elements share

  class AssayElement extends HTMLElement {
    static observedAttributes = ['for', 'url', 'server', 'theme', 'check'];

    connectedCallback() {
      if (!this.shadowRoot) {
        dress(this.attachShadow({ mode: 'open' }), this.constructor.css);
        this.canvas = make('span', { class: 'canvas', 'aria-hidden': 'true' });
        this.frame = make('section', { class: 'frame', part: 'box', 'aria-labelledby': 'title' });
        this.layer = make('div', { class: 'layer' });
        this.root = make('div', { class: 'root' }, this.canvas, this.frame, this.layer);
        this.shadowRoot.append(this.root);
      }
      this.words = languageOf(this);
      this.root.lang = this.words.code;
      this.connection = new AbortController();
      const { signal } = this.connection;
      this.painter = new Painter(this);
      // After the parser has read the article: the script may be faster than the page.
      if (document.readyState === 'loading') {
        document.addEventListener('DOMContentLoaded', () => this.begin(), { once: true, signal });
      } else {
        this.begin();
      }
      this.recolour();
      const recolour = () => requestAnimationFrame(() => this.isConnected && this.recolour());
      matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolour, { signal });
      document.addEventListener('DOMContentLoaded', recolour, { signal });
      addEventListener('load', recolour, { signal });
      // Hosts switch themes by a class or an attribute of the page.
      this.watchTheme = new MutationObserver(recolour);
      for (const node of [document.documentElement, document.body]) {
        if (node) this.watchTheme.observe(node, { attributes: true, attributeFilter: ['class', 'style', 'data-theme', 'data-color-scheme', 'data-mode'] });
      }
    }

    disconnectedCallback() {
      this.connection.abort();
      this.watchTheme.disconnect();
      this.watchText?.disconnect();
      this.watchSize?.disconnect();
      this.painter.clear();
      this.end?.();
    }

    attributeChangedCallback(name, before, after) {
      if (before === null && after === null || before === after || !this.connection || !this.isConnected) return;
      if (name === 'theme') this.recolour();
      else this.begin();
    }

    get server() {
      const given = link(this.getAttribute('server'), location.href);
      return given ? given.replace(/\/?$/, '/') : home;
    }
    get host() { return new URL(this.server).host; }
    get address() { return link(this.getAttribute('url'), location.href) ?? pageAddress(); }

    recolour() {
      const colours = coloursFor(this, this.canvas);
      for (const [name, rgb] of Object.entries(colours)) this.root.style.setProperty(`--auto-${name}`, cssColour(rgb));
      this.paintRules();
    }

    // A colour as it is after the host's custom properties.
    colour(name) { return getComputedStyle(this.root).getPropertyValue(`--${name}`).trim(); }

    // Calls when the article's text was changed by the page, or lies elsewhere.
    watch(article, changed, moved) {
      this.watchText?.disconnect();
      this.watchSize?.disconnect();
      let timer;
      this.watchText = new MutationObserver(() => {
        clearTimeout(timer);
        timer = setTimeout(() => this.isConnected && changed(), 400);
      });
      this.watchText.observe(article, { childList: true, characterData: true, subtree: true });
      let frame;
      const later = () => {
        cancelAnimationFrame(frame);
        frame = requestAnimationFrame(() => this.isConnected && moved());
      };
      this.watchSize = new ResizeObserver(later);
      this.watchSize.observe(article);
      this.watchSize.observe(document.documentElement);
      document.fonts?.ready.then(later);
    }
  }

  // ------------------------------------------------------------------------------------------------ answers, read carefully

  // The server's answer about a check in the form used here; whatever has another form is left out.
  const readCheck = (answer, server) => ({
    title: clean(answer.title),
    checkedAt: answer.checkedAt,
    textSha256: typeof answer.textSha256 === 'string' ? answer.textSha256 : '',
    link: link(answer.link ?? (typeof answer.check === 'string' || typeof answer.check === 'number' ? `checks/${encodeURIComponent(answer.check)}` : ''), server),
    claims: list(answer.claims, limits.claims).map((claim) => readClaim(claim, server)).filter(Boolean),
  });

  const readClaim = (claim, server) => {
    if (!claim || typeof claim !== 'object') return null;
    const text = clean(claim.text);
    const quote = claim.target?.quote ?? {};
    const position = claim.target?.position ?? {};
    if (!text || !names.includes(claim.verdict)) return null;
    return {
      id: String(claim.id ?? ''), number: count(claim.number), text, verdict: claim.verdict,
      confidence: Number.isFinite(claim.confidence) ? claim.confidence : null,
      explanation: clean(claim.explanation, 800), changedAt: claim.changedAt,
      exact: typeof quote.exact === 'string' ? quote.exact.slice(0, 5_000) : '',
      prefix: typeof quote.prefix === 'string' ? quote.prefix.slice(-200) : '',
      suffix: typeof quote.suffix === 'string' ? quote.suffix.slice(0, 200) : '',
      start: count(position.start), end: count(position.end),
      link: claim.link ? link(claim.link, server) : null,
      evidence: list(claim.evidence, limits.evidence).filter((one) => one && typeof one === 'object').map((one) => ({
        title: clean(one.title, 300), source: clean(one.source, 200), published: clean(one.published, 40),
        url: one.url ? link(one.url) : null, quote: clean(one.quote, limits.quote),
        stance: ['supports', 'refutes'].includes(one.stance) ? one.stance : 'neutral',
      })),
    };
  };

  // Finds the claims in the page's text, in the article's order: what was found last tells where to look next.
  // Gives each claim a `spot`: { start, end, edited } in the page's text, or null.
  const anchor = (claims, text) => {
    const known = new Map();
    let drift = 0;
    for (const claim of [...claims].sort((a, b) => a.start - b.start)) {
      if (!claim.exact) {
        claim.spot = null;
        continue;
      }
      const key = `${claim.start}\u0000${claim.exact}`;
      if (!known.has(key)) {
        const found = text.find(claim, claim.start + drift);
        if (found) drift = found.start - claim.start;
        known.set(key, found);
      }
      claim.spot = known.get(key);
    }
  };

  // ------------------------------------------------------------------------------------------------ <assay-fact-checker>

  class FactChecker extends AssayElement {
    static css = `
.head { display: flex; flex-wrap: wrap; gap: .1em 1em; align-items: baseline; justify-content: space-between; }
.row > .end { margin-inline-start: auto; }
.v-refuted { --tone: var(--refuted); --kind: double; --weight: 3px; }
.v-conflicting { --tone: var(--conflicting); --kind: dotted; --weight: 2px; }
.v-notEnoughEvidence { --tone: var(--notEnoughEvidence); --kind: dashed; --weight: 2px; }
.v-supported { --tone: var(--supported); --kind: solid; --weight: 2px; }
.v-failed { --tone: var(--failed); --kind: dotted; --weight: 2px; }
.v-notCheckable { --tone: var(--notCheckable); --kind: none; --weight: 0px; }
.symbol { color: var(--tone); font-weight: 700; display: inline-block; min-width: .9em; text-align: center; font-family: system-ui, "Noto Sans Symbols 2", "DejaVu Sans", sans-serif; }
.filter { display: inline-flex; gap: .4em; align-items: baseline; padding: .15em .65em; font-size: .92em; border-color: var(--line); border-bottom: var(--weight) var(--kind) var(--tone); font-variant-numeric: tabular-nums; }
.filter.v-notCheckable, .filter.v-failed { border-bottom: 1px solid var(--line); }
.filter[aria-pressed="true"] { background: color-mix(in srgb, var(--tone) 14%, var(--ground)); border-color: var(--tone); }
@media (max-width: 34rem) { .filters { display: grid; grid-template-columns: 1fr 1fr; } .filters .filter { height: 100%; justify-content: start; text-align: start; line-height: 1.25; padding-inline: .4em; font-size: .86em; } }
.filter[aria-pressed="true"]::after { content: "×"; color: var(--soft); }
.claims { max-height: var(--assay-list-height, 30em); margin-top: .9em; overflow: auto; overscroll-behavior: contain; border-top: 1px solid var(--line); }
.claims > li { border-bottom: 1px solid var(--line); }
.claims > li > button { display: grid; grid-template-columns: 1.4em 1fr; gap: .1em .5em; width: 100%; padding: .6em .2em; border: 0; border-radius: 0; text-align: start; background: none; }
.claims > li > button:hover { background: color-mix(in srgb, var(--ink) 5%, transparent); }
.claims > li > button:focus-visible { outline-offset: -2px; }
.claims > li > button > .what { grid-column: 2; }
.claims .body { padding: 0 .2em 1em 2.1em; }
.verdict { color: var(--tone); font-weight: 600; }
.verdict .sure { color: var(--soft); font-weight: 400; font-size: .9em; }
.note { margin-top: .5em; padding: .5em .7em; border-inline-start: 3px solid var(--notEnoughEvidence); background: color-mix(in srgb, var(--notEnoughEvidence) 8%, transparent); font-size: .94em; }
.why { margin-top: .5em; }
figure { margin-top: .8em; padding-inline-start: .8em; border-inline-start: 3px solid var(--line); }
figure.supports { border-color: var(--supported); }
figure.refutes { border-color: var(--refuted); border-inline-start-style: double; border-inline-start-width: 4px; }
figcaption { margin-top: .2em; font-size: .9em; color: var(--soft); }
.actions { display: flex; flex-wrap: wrap; gap: .4em 1em; align-items: center; margin-top: .8em; font-size: .92em; }
.mark { position: absolute; min-height: 0; width: 24px; height: 24px; padding: 0; font: 700 14px/22px system-ui, "Noto Sans Symbols 2", "DejaVu Sans", sans-serif; color: var(--tone); border: 0; border-radius: 50%; background: transparent; }
.mark:hover, .mark[aria-expanded="true"] { background: color-mix(in srgb, var(--tone) 18%, var(--ground)); }
.panel { position: absolute; inset: auto; margin: 0; width: min(30em, 100vw - 24px); max-height: min(34em, 70vh); padding: 1em 1.1em 1.1em; overflow: auto; overscroll-behavior: contain; color: var(--ink); background: var(--ground); border: 1px solid var(--edge); border-radius: var(--radius); box-shadow: 0 2px 6px rgb(0 0 0 / .14), 0 12px 32px rgb(0 0 0 / .18); font-size: .96em; }
.panel:focus-visible { outline: none; }
.panel .top { display: flex; align-items: start; justify-content: space-between; gap: 1em; }
.panel .top h3 { font-size: .9em; font-weight: 400; color: var(--soft); line-height: 2.1em; }
.panel .claim { font-size: 1.06em; margin-top: .15em; }
.panel article + article { margin-top: 1.1em; padding-top: 1em; border-top: 1px solid var(--line); }
.panel .turn { display: flex; gap: .6em; align-items: center; justify-content: space-between; margin-top: 1em; padding-top: .8em; border-top: 1px solid var(--line); }
@media (max-width: 34rem) {
  .panel { position: fixed; inset: auto 0 0 0; width: 100%; max-height: 62vh; border-radius: var(--radius) var(--radius) 0 0; border-width: 1px 0 0; }
}
@media (prefers-reduced-motion: no-preference) { .panel:popover-open { animation: rise .14s ease-out; } @keyframes rise { from { opacity: 0; translate: 0 4px; } } }
@media (forced-colors: active) { .filter[aria-pressed="true"] { outline: 2px solid Highlight; } }
@media print { .claims { max-height: none; } }
`;

    begin() {
      const words = this.words;
      this.close();
      this.painter.clear();
      this.spots = [];
      this.only = null;
      this.heading = make('h2', { id: 'title', part: 'title' }, words.checker);
      this.status = make('p', { class: 'soft', part: 'status', role: 'status' });
      this.content = make('div');
      this.head = make('div', { class: 'head' }, this.heading);
      this.frame.replaceChildren(this.head, this.status, this.content);
      this.layer.replaceChildren();
      this.makePanel();
      this.load();
      if (this.listening) return;
      this.listening = true;
      const { signal } = this.connection;
      document.addEventListener('click', (event) => this.clicked(event), { signal });
      conversation.addEventListener('sentence', ({ detail }) => this.heard(detail), { signal });
      document.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && this.panel.popover === 'manual') this.close();
      }, { signal });
    }

    end() {
      this.listening = false;
      this.close();
    }

    async load(fresh = false) {
      const words = this.words;
      const turn = (this.turn = Symbol('load'));
      this.tell('loading', words.looking);
      try {
        const query = `${this.server}api/v1/annotations?url=${encodeURIComponent(this.address)}`;
        const check = readCheck(await ask(query, { fresh }), this.server);
        if (this.turn === turn && this.isConnected) this.show(check);
      } catch (error) {
        if (this.turn !== turn || !this.isConnected) return;
        if (!(error instanceof Failure)) console.error('assay:', error);
        const again = make('button', { type: 'button', part: 'button', onclick: () => this.load(true) }, words.again);
        if (error.kind === 'none') {
          this.tell('none', words.noCheck);
          this.content.replaceChildren(make('p', { class: 'soft' }, words.noCheckMore));
        } else if (error.kind === 'refused') {
          this.tell('error', words.refused(this.host, error.status));
          this.content.replaceChildren(make('div', { class: 'row' }, again));
        } else {
          this.tell('error', error.kind === 'unreachable' ? words.unreachable(this.host) : words.unreadable(this.host));
          this.content.replaceChildren(make('div', { class: 'row' }, again));
        }
      }
    }

    // The state in words, and as an attribute for the host's style.
    tell(state, text) {
      this.setAttribute('state', state);
      this.status.textContent = text;
      this.content.replaceChildren();
    }

    show(check) {
      const words = this.words;
      this.check = check;
      // In the order of the article, as a reader meets them.
      this.claims = [...check.claims].sort((a, b) => a.start - b.start);
      this.claims.forEach((claim, index) => {
        claim.key = index + 1;
        // The number that the report gives it, so that both speak of the same claim.
        claim.number ||= claim.key;
      });
      this.article = findArticle(this);
      const date = dateWords(check.checkedAt, words.code);
      this.checked = date ? words.checkedOn(date) : '';
      this.tell('ready', this.checked);
      this.head.replaceChildren(this.heading, check.link ? make('a', { href: check.link, target: '_blank', rel: 'noopener', part: 'link' },
        words.report, make('span', { class: 'hush' }, ` (${words.outside})`)) : '');
      const of = (name) => this.claims.filter((claim) => claim.verdict === name).length;
      if (!this.claims.length) {
        this.content.replaceChildren(make('p', { class: 'soft' }, words.nothing));
        return;
      }
      this.filters = names.filter(of).map((name) =>
        make('button', {
          type: 'button', class: `filter v-${name}`, part: `filter filter-${name}`, 'aria-pressed': 'false', 'data-verdict': name,
          onclick: () => this.filter(this.only === name ? null : name),
        }, make('span', { class: 'symbol', 'aria-hidden': 'true' }, verdicts[name].symbol), make('span', {}, `${of(name)} ${words.count[name]}`)));
      this.toggle = make('button', {
        type: 'button', part: 'button', 'aria-expanded': 'false', 'aria-controls': 'claims', onclick: () => this.openList(this.list.hidden),
      }, words.show(this.claims.length));
      this.list = make('ol', { class: 'claims', id: 'claims', part: 'claims', hidden: true, 'aria-label': words.claims });
      this.list.append(...this.claims.map((claim) => this.listItem(claim)));
      this.content.replaceChildren(
        make('div', { class: 'row filters', role: 'group', 'aria-label': words.filter }, this.filters),
        make('div', { class: 'row' }, this.toggle),
        this.list,
        make('p', { class: 'hush' }, words.scope));
      this.markText();
      if (this.article) this.watch(this.article, () => this.markText(true), () => this.layMarkers());
    }

    // Anchors and paints. Called again when the page's script has changed the article.
    markText(fresh = false) {
      if (!this.claims) return;
      const words = this.words;
      if (this.article && !this.article.isConnected) this.article = findArticle(this);
      if (this.article) anchor(this.claims, textOf(this.article, fresh));
      const checkable = this.claims.filter((claim) => marked.includes(claim.verdict));
      const gone = checkable.filter((claim) => !claim.spot).length;
      const edited = checkable.filter((claim) => claim.spot?.edited).length;
      const notice = !this.article ? words.noArticle : gone + edited ? words.changed(gone, edited) : '';
      this.status.textContent = [this.checked, notice].filter(Boolean).join(' ');
      this.toggleAttribute('text-changed', gone + edited > 0);

      // Claims of one sentence share a spot; the gravest gives it its mark.
      const spots = new Map();
      for (const claim of checkable) {
        if (!claim.spot) continue;
        const key = `${claim.spot.start}-${claim.spot.end}`;
        if (!spots.has(key)) spots.set(key, { ...claim.spot, claims: [] });
        spots.get(key).claims.push(claim);
      }
      const text = this.article && textOf(this.article);
      this.spots = [...spots.values()].sort((a, b) => a.start - b.start);
      for (const spot of this.spots) {
        spot.range = text.range(spot.start, spot.end);
        spot.verdict = marked.find((name) => spot.claims.some((claim) => claim.verdict === name));
      }
      for (const claim of this.claims) this.refreshItem(claim);
      this.paint();
      conversation.claims = { claims: this.claims, check: this.check };
      say('claims', conversation.claims);
    }

    get visible() { return this.spots.filter((spot) => !this.only || spot.claims.some((claim) => claim.verdict === this.only)); }

    paint() {
      const shown = this.visible;
      for (const name of marked) {
        this.painter.set(`assay-${name}`, shown.filter((spot) => !spot.edited && (this.only ?? spot.verdict) === name).map((spot) => spot.range));
      }
      // An edited sentence never carries a verdict: what was wrong may have been put right.
      this.painter.set('assay-edited', shown.filter((spot) => spot.edited).map((spot) => spot.range));
      this.layMarkers();
    }

    paintRules() {
      // What is contested is seen at once; what is supported hardly disturbs the reading.
      const tint = (tone, share) => `color-mix(in srgb, ${tone} ${share}%, transparent)`;
      const rule = (name, line, weight, tone, ground = 'transparent') =>
        `::highlight(assay-${name}) { text-decoration: underline ${line} ${weight} ${tone}; background-color: ${ground}; }`;
      const [refuted, conflicting, open, supported] = marked.map((name) => this.colour(name));
      paintRules(document, this, [
        rule('refuted', 'double', '1.5px', refuted, tint(refuted, 10)),
        rule('conflicting', 'wavy', '1.5px', conflicting, tint(conflicting, 10)),
        rule('notEnoughEvidence', 'dashed', '1px', open),
        rule('supported', 'solid', '1px', tint(supported, 60)),
        rule('edited', 'dotted', '2px', this.colour('soft')),
        `::highlight(assay-current) { background-color: color-mix(in srgb, ${this.colour('accent')} 26%, transparent); }`,
        '@media print { ' + [...marked, 'edited'].map((name) => `::highlight(assay-${name}) { background-color: transparent; }`).join(' ') + ' }',
      ].join('\n'));
    }

    // Symbols in the margin, beside the line where a marked sentence begins; only where the margin has room. Together
    // they are one stop of the Tab key.
    layMarkers() {
      this.painter.lay();
      if (!this.toolbar) {
        this.toolbar = make('div', {
          role: 'toolbar', 'aria-orientation': 'vertical', 'aria-label': this.words.markers,
          onkeydown: (event) => this.turnMarkers(event),
        });
      }
      const shown = this.getAttribute('markers') === 'off' ? [] : this.visible.filter((spot) => spot.range.getClientRects().length);
      const zero = this.layer.getBoundingClientRect();
      const isRTL = getComputedStyle(this.article ?? this).direction === 'rtl';
      const taken = [];
      const laid = [];
      for (const spot of shown) {
        const box = spot.range.startContainer.parentElement?.closest('p, li, blockquote, h1, h2, h3, h4, h5, h6, td, div')?.getBoundingClientRect();
        const [first] = [...spot.range.getClientRects()].filter((rect) => rect.width > 1);
        if (!box || !first) continue;
        const top = first.top + first.height / 2 - 12;
        let left = isRTL ? box.right + 4 : box.left - 28;
        while (taken.some((other) => Math.abs(other.top - top) < 20 && Math.abs(other.left - left) < 22)) left += isRTL ? 22 : -22;
        if (left < 2 || left + 24 > document.documentElement.clientWidth - 2) continue;
        taken.push({ top, left });
        laid.push({ spot, left: left - zero.left, top: top - zero.top });
      }
      const focused = this.shadowRoot.activeElement?.spot;
      this.markers = laid.map(({ spot, left, top }) => {
        const name = spot.edited ? 'edited' : this.only ?? spot.verdict;
        const words = this.words;
        const button = (spot.button ??= make('button', { type: 'button', onclick: () => this.open(spot, spot.button) }));
        button.spot = spot;
        button.className = `mark v-${name}`;
        button.setAttribute('part', `marker marker-${name}`);
        button.textContent = spot.edited ? '✎' : verdicts[name].symbol;
        button.setAttribute('aria-haspopup', 'dialog');
        button.setAttribute('aria-label', `${spot.claims.map((claim) => words.claimNumber(claim.number)).join(', ')}: ${spot.edited ? words.edited : words.verdict[name]}`);
        button.tabIndex = -1;
        place(button, { left, top });
        return button;
      });
      const current = this.markers.find((button) => button.spot === focused) ?? this.markers[0];
      if (current) current.tabIndex = 0;
      const same = this.markers.length === this.toolbar.children.length && this.markers.every((button, at) => this.toolbar.children[at] === button);
      if (!same) this.toolbar.replaceChildren(...this.markers);
      this.toolbar.hidden = !this.markers.length;
      if (this.toolbar.parentNode !== this.layer) this.layer.append(this.toolbar);
      if (this.current && this.isOpen) this.placePanel();
    }

    turnMarkers(event) {
      const at = this.markers.indexOf(this.shadowRoot.activeElement);
      const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: this.markers.length - 1 }[event.key];
      if (at < 0 || to === undefined || !this.markers[to]) return;
      event.preventDefault();
      this.markers.forEach((button, index) => (button.tabIndex = index === to ? 0 : -1));
      this.markers[to].focus();
      this.painter.set('assay-current', [this.markers[to].spot.range]);
      this.markers[to].addEventListener('blur', () => this.isOpen || this.painter.set('assay-current', []), { once: true });
    }

    // -------------------------------------------------------------------------------- the list

    listItem(claim) {
      const words = this.words;
      const id = `claim-${claim.key}`;
      claim.body = make('div', { class: 'body', id, hidden: true });
      claim.where = make('span', { class: 'soft what' });
      claim.button = make('button', {
        type: 'button', 'aria-expanded': 'false', 'aria-controls': id,
        onclick: () => this.openItem(claim, claim.body.hidden),
      },
      make('span', { class: 'symbol', 'aria-hidden': 'true' }, verdicts[claim.verdict].symbol),
      make('span', { class: 'verdict' }, words.verdict[claim.verdict], make('span', { class: 'hush' }, ': ')),
      make('span', { class: 'what', dir: 'auto' }, claim.text), claim.where);
      claim.item = make('li', { class: `v-${claim.verdict}`, part: 'claim' }, claim.button, claim.body);
      return claim.item;
    }

    refreshItem(claim) {
      const words = this.words;
      claim.where.textContent = !this.article || !marked.includes(claim.verdict) ? '' : !claim.spot ? words.gone : claim.spot.edited ? words.edited : '';
      claim.where.hidden = !claim.where.textContent;
      if (!claim.body.hidden) this.fillItem(claim);
    }

    fillItem(claim) {
      const spot = this.spots.find((one) => one.claims.includes(claim));
      claim.body.replaceChildren(...this.details(claim), make('div', { class: 'actions' },
        spot && make('button', { type: 'button', part: 'button', onclick: () => this.reveal(spot, true) }, this.words.inText),
        this.record(claim)));
    }

    openItem(claim, open) {
      if (open) this.fillItem(claim);
      claim.body.hidden = !open;
      claim.button.setAttribute('aria-expanded', open);
    }

    openList(open) {
      this.list.hidden = !open;
      this.toggle.setAttribute('aria-expanded', open);
      this.toggle.textContent = open ? this.words.hide : this.words.show(this.claims.length);
    }

    filter(name) {
      this.only = name;
      this.close();
      for (const button of this.filters) button.setAttribute('aria-pressed', button.dataset.verdict === name);
      for (const claim of this.claims) claim.item.hidden = !!name && claim.verdict !== name;
      this.openList(!!name || !this.list.hidden);
      this.paint();
      this.status.textContent = this.words.shown(this.claims.filter((claim) => !claim.item.hidden).length);
    }

    // -------------------------------------------------------------------------------- a claim's evidence

    verdictLine(claim) {
      const words = this.words;
      return make('p', { class: `verdict v-${claim.verdict}` },
        make('span', { class: 'symbol', 'aria-hidden': 'true' }, verdicts[claim.verdict].symbol), ' ', words.verdict[claim.verdict],
        claim.confidence !== null && claim.evidence.length > 0 && marked.includes(claim.verdict)
          ? make('span', { class: 'sure' }, `, ${words.confidence(claim.confidence)}`) : null);
    }

    details(claim) {
      const words = this.words;
      const decides = claim.evidence.filter((one) => one.stance !== 'neutral');
      const nodes = [];
      if (this.article && marked.includes(claim.verdict) && (!claim.spot || claim.spot.edited)) {
        nodes.push(make('p', { class: 'note' }, claim.spot ? `${words.edited} ${words.editedMore} ` : `${words.gone} `,
          make('q', { dir: 'auto' }, clean(claim.exact, limits.quote))));
      }
      const changed = dateWords(claim.changedAt, words.code);
      if (changed) nodes.push(make('p', { class: 'note' }, words.changedOn(changed)));
      if (claim.explanation) nodes.push(make('p', { class: 'why' }, claim.explanation));
      for (const one of decides) {
        nodes.push(make('figure', { class: one.stance, part: 'evidence' },
          make('blockquote', { dir: 'auto' }, `“${one.quote}”`),
          make('figcaption', {},
            one.url
              ? make('a', { href: one.url, target: '_blank', rel: 'noopener noreferrer nofollow' }, one.title || new URL(one.url).host, make('span', { class: 'hush' }, ` (${words.outside})`))
              : make('cite', {}, one.title),
            [one.source, dateWords(one.published, words.code), words.stance[one.stance]].filter(Boolean).map((text) => [' · ', make('bdi', {}, text)]))));
      }
      if (!decides.length && claim.verdict === 'notEnoughEvidence' && !claim.explanation) nodes.push(make('p', { class: 'why' }, words.noEvidence));
      return nodes;
    }

    record(claim) {
      return claim.link && make('a', { href: claim.link, target: '_blank', rel: 'noopener' }, this.words.record, make('span', { class: 'hush' }, ` (${this.words.outside})`));
    }

    makePanel() {
      this.panel = make('div', { class: 'panel', part: 'panel', role: 'dialog', 'aria-labelledby': 'panel-title', tabindex: '-1', popover: 'auto' });
      // Before it closes: the focus goes back while it is still known to be within.
      this.panel.addEventListener('beforetoggle', (event) => {
        if (event.newState === 'closed') this.closed();
      });
      this.layer.append(this.panel);
    }

    get isOpen() { return !!this.panel?.matches(':popover-open'); }

    // Opens the evidence at its sentence. `from` is what gets the focus back; without it (a click into the text, or the
    // voice) the focus stays with the page until it is moved in.
    open(spot, from = null, quiet = false) {
      const words = this.words;
      if (!this.panel.showPopover) {
        // Browsers from before 2024: in the list instead.
        this.openList(true);
        spot.claims.forEach((claim) => this.openItem(claim, true));
        spot.claims[0].item.scrollIntoView({ block: 'nearest' });
        if (!quiet) spot.claims[0].button.focus();
        return;
      }
      const shown = this.visible;
      const at = shown.indexOf(spot);
      const claims = this.only ? spot.claims.filter((claim) => claim.verdict === this.only) : spot.claims;
      const go = (to) => this.open(shown[to], this.from);
      const title = claims.map((claim) => claim.number);
      this.from = from ?? this.from;
      this.current = spot;
      this.panel.replaceChildren(
        make('div', { class: 'top' },
          make('h3', { id: 'panel-title' }, title.map((number) => words.claimNumber(number)).join(', ')),
          make('button', { type: 'button', class: 'round', 'aria-label': words.close, title: words.close, onclick: () => this.close() }, icon('M6.4 5 5 6.4 10.6 12 5 17.6 6.4 19 12 13.4 17.6 19 19 17.6 13.4 12 19 6.4 17.6 5 12 10.6z'))),
        ...claims.map((claim) => make('article', {}, this.verdictLine(claim), make('p', { class: 'claim', dir: 'auto' }, claim.text), ...this.details(claim),
          make('div', { class: 'actions' }, this.record(claim)))),
        make('div', { class: 'turn' },
          make('button', { type: 'button', disabled: at <= 0, onclick: () => go(at - 1) }, words.previous),
          this.canListen && make('button', { type: 'button', onclick: () => { this.close(); say('play', { spot }); } }, words.listenHere),
          make('button', { type: 'button', disabled: at < 0 || at >= shown.length - 1, onclick: () => go(at + 1) }, words.next)));
      // The voice opens evidence beside whatever the reader does; it must not close by a click elsewhere, nor take Escape's place.
      const kind = quiet ? 'manual' : 'auto';
      if (this.isOpen && this.panel.popover !== kind) this.panel.hidePopover();
      this.panel.popover = kind;
      for (const button of this.markers ?? []) button.removeAttribute('aria-expanded');
      this.painter.set('assay-current', [spot.range]);
      spot.button?.setAttribute('aria-expanded', 'true');
      if (!quiet) this.reveal(spot);
      if (!this.isOpen) this.panel.showPopover();
      this.panel.scrollTop = 0;
      this.placePanel();
      if (quiet) return;
      this.panel.focus({ preventScroll: true });
      // Evidence that would end below the window: the page moves up, as far as the sentence stays in view.
      const over = this.panel.getBoundingClientRect().bottom + 12 - innerHeight;
      const room = spot.range.getBoundingClientRect().top - 24;
      if (over > 0 && room > 0 && getComputedStyle(this.panel).position === 'absolute') scrollBy({ top: Math.min(over, room), behavior: 'instant' });
    }

    placePanel() {
      const rects = [...this.current.range.getClientRects()].filter((rect) => rect.width > 1);
      if (!rects.length || matchMedia('(max-width: 34rem)').matches) {
        for (const name of ['left', 'top']) this.panel.style.removeProperty(name);
        return;
      }
      const [first, last] = [rects[0], rects[rects.length - 1]];
      const { width, height } = this.panel.getBoundingClientRect();
      const view = document.documentElement;
      const left = Math.min(Math.max(12, last.left), view.clientWidth - width - 12);
      const fitsBelow = last.bottom + height + 16 < view.clientHeight;
      const fitsAbove = first.top - height - 16 > 0;
      const top = fitsBelow || !fitsAbove ? last.bottom + 10 : first.top - height - 10;
      place(this.panel, { left: left + scrollX, top: top + scrollY });
    }

    // Brings a sentence into view, with room for its evidence, and marks it for a moment or as long as that is open.
    reveal(spot, briefly = false) {
      const rect = spot.range.getBoundingClientRect();
      const isPhone = matchMedia('(max-width: 34rem)').matches;
      const bottom = innerHeight * (isPhone ? 0.34 : 0.6);
      if (rect.top < 60 || rect.bottom > bottom || briefly) {
        scrollTo({ top: scrollY + rect.top - innerHeight * (isPhone ? 0.12 : 0.25), behavior: calm() || !briefly ? 'instant' : 'smooth' });
      }
      if (!briefly) return;
      this.painter.set('assay-current', [spot.range]);
      setTimeout(() => this.isOpen || this.painter.set('assay-current', []), 2500);
      if (spot.button?.isConnected) spot.button.focus({ preventScroll: true });
    }

    close() {
      if (this.isOpen) this.panel.hidePopover();
    }

    closed() {
      this.painter.set('assay-current', []);
      for (const button of this.markers ?? []) button.removeAttribute('aria-expanded');
      const focus = this.shadowRoot.activeElement;
      if (this.from?.isConnected && (!focus || this.panel.contains(focus)) && (document.activeElement === this || document.activeElement === document.body)) {
        this.from.focus({ preventScroll: true });
      }
      this.from = null;
    }

    spotAt(caret) {
      const found = this.visible.filter((spot) => isInside(spot.range, caret));
      return found.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
    }

    clicked(event) {
      if (!this.spots?.length || !isPlainClick(event) || event.composedPath().includes(this)) return;
      if (conversation.playing?.audio?.paused === false) return;  // then a click moves the voice
      const caret = caretAt(event);
      const spot = caret && this.article?.contains(caret.node) && this.spotAt(caret);
      if (!spot) return;
      // A caret is found beside the words, too.
      const hit = [...spot.range.getClientRects()].some((rect) =>
        event.clientX >= rect.left - 2 && event.clientX <= rect.right + 2 && event.clientY >= rect.top - 3 && event.clientY <= rect.bottom + 3);
      if (hit) this.open(spot, spot.button?.isConnected ? spot.button : null);
    }

    // The voice reads another sentence: with `open-while-listening` its evidence opens, and closes with it.
    heard({ range }) {
      if (!this.hasAttribute('open-while-listening')) return;
      const spot = range && this.spots?.find((one) => one.range.compareBoundaryPoints(Range.END_TO_START, range) < 0 && one.range.compareBoundaryPoints(Range.START_TO_END, range) > 0);
      if (spot) this.open(spot, null, true);
      else if (this.panel?.popover === 'manual') this.close();
    }

    get canListen() { return !!conversation.ready; }
  }

  // ------------------------------------------------------------------------------------------------ <assay-listen>

  const icons = {
    play: 'M8 5v14l11-7z', pause: 'M7 5h4v14H7zm6 0h4v14h-4z',
    back: 'M6 6h2v12H6zm12 0v12l-9-6z', next: 'M16 6h2v12h-2zM6 6l9 6-9 6z',
  };
  const speeds = [0.75, 1, 1.25, 1.5, 1.75, 2];
  const formats = { opus: 'audio/ogg; codecs=opus', mp3: 'audio/mpeg', wav: 'audio/wav' };

  // The timings that `assay listen` writes: sentences and words with their times; whatever has another form is left out.
  const readTimings = (answer) => {
    const isSpan = (one) => one && [one.start, one.end, one.from, one.to].every(Number.isFinite) && one.to >= one.from;
    const sentences = list(answer.sentences, limits.sentences).filter((one) => isSpan(one) && typeof one.text === 'string').map((one) => ({
      start: one.start, end: one.end, from: one.from, to: one.to, text: one.text.slice(0, 20_000),
      words: list(one.words, 5_000).filter(isSpan),
    })).sort((a, b) => a.from - b.from);
    const last = sentences[sentences.length - 1];
    return {
      sentences, title: clean(answer.title), textSha256: typeof answer.textSha256 === 'string' ? answer.textSha256 : '',
      duration: Number.isFinite(answer.duration) && answer.duration > 0 ? answer.duration : last?.to ?? 0,
    };
  };

  // The last of the things that has begun at a time; -1 before the first.
  const indexAt = (things, time) => {
    let low = -1;
    let high = things.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (things[middle].from <= time + 0.001) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  class Listen extends AssayElement {
    static css = `
.controls { display: flex; flex-wrap: wrap; gap: .5em; align-items: center; margin-top: .6em; }
.round.play { width: 3em; height: 3em; background: var(--accent); color: var(--ground); border-color: var(--accent); }
.round.play:hover { background: color-mix(in srgb, var(--accent) 85%, var(--ink)); }
.scrub { display: flex; flex: 1 1 14em; gap: .6em; align-items: center; font-size: .9em; font-variant-numeric: tabular-nums; }
.scrub input { flex: 1; min-width: 6em; height: 1.8em; accent-color: var(--accent); cursor: pointer; }
.more { display: flex; flex-wrap: wrap; gap: .4em .5em; align-items: center; margin-top: .5em; font-size: .86em; }
.more label { display: inline-flex; gap: .35em; align-items: center; }
.more button[aria-pressed="true"] { border-color: var(--accent); background: color-mix(in srgb, var(--accent) 14%, var(--ground)); }
.more .claim { display: inline-flex; gap: .3em; align-items: center; }
@media (forced-colors: active) { .more button[aria-pressed="true"] { outline: 2px solid Highlight; } }
`;

    begin() {
      const words = this.words;
      this.stop();
      this.heading = make('h2', { id: 'title', part: 'title' }, words.listen);
      this.status = make('p', { class: 'soft', part: 'status', role: 'status' });
      this.content = make('div');
      this.frame.replaceChildren(this.heading, this.status, this.content);
      this.load();
    }

    end() {
      this.stop();
      clearTimeout(this.poll);
    }

    stop() {
      this.audio?.pause();
      this.audio?.removeAttribute('src');
      this.audio = null;
      this.painter?.clear();
      cancelAnimationFrame(this.frameRequest);
      if (conversation.ready === this) conversation.ready = null;
      if (conversation.playing === this) conversation.playing = null;
    }

    // The check whose audio is meant: named on Assay's own pages, elsewhere that of the page's address. The other element
    // asks for the same, so it is asked once.
    async endpoint(fresh) {
      const check = this.getAttribute('check') || (await ask(`${this.server}api/v1/annotations?url=${encodeURIComponent(this.address)}`, { fresh })).check;
      if (typeof check !== 'string' || !check) throw new Failure('none');
      return `${this.server}api/v1/checks/${encodeURIComponent(check)}/audio`;
    }

    tell(state, text) {
      this.setAttribute('state', state);
      this.status.textContent = text;
    }

    async load(fresh = false, method = 'GET') {
      const words = this.words;
      const turn = (this.turn = Symbol('load'));
      const isOver = () => this.turn !== turn || !this.isConnected;
      clearTimeout(this.poll);
      if (this.getAttribute('state') !== 'making') this.tell('loading', words.lookingAudio);
      try {
        const answer = await ask(await this.endpoint(fresh && method === 'GET' && this.getAttribute('state') !== 'making'), { fresh, method });
        if (isOver()) return;
        if (answer.status === 'making') {
          this.tell('making', words.makingAudio);
          this.content.replaceChildren();
          this.waits = (this.waits ?? 0) + 1;
          // Ten minutes at most.
          if (this.waits < 200) this.poll = setTimeout(() => this.isConnected && this.load(true), 3_000);
          return;
        }
        if (answer.status !== 'ready' || !answer.timings) throw new Failure('none');
        const timings = readTimings(await ask(new URL(answer.timings, this.server).href, { fresh }));
        if (isOver()) return;
        if (!timings.sentences.length) throw new Failure('unreadable');
        this.build(answer, timings);
      } catch (error) {
        if (isOver()) return;
        if (!(error instanceof Failure)) console.error('assay:', error);
        const button = (text, method) => make('div', { class: 'row' }, make('button', { type: 'button', part: 'button', onclick: () => this.load(true, method) }, text));
        if (error.kind === 'none') {
          this.tell('none', words.noAudio);
          this.content.replaceChildren(...(this.hasAttribute('check') ? [button(words.makeAudio, 'POST')] : []));
        } else {
          this.tell('error', error.kind === 'refused' ? words.refused(this.host, error.status) : words.audioUnreachable(this.host));
          this.content.replaceChildren(button(words.again));
        }
      }
    }

    build(answer, timings) {
      const words = this.words;
      this.timings = timings;
      this.sentence = -1;
      this.word = -1;
      this.following = true;
      this.audio = make('audio', { preload: 'none' });
      this.audio.preservesPitch = true;
      const addresses = Object.entries(formats).map(([name, type]) => [name, type, answer.audio?.[name] ? link(answer.audio[name], this.server) : null]).filter(([, , address]) => address);
      for (const [, type, address] of addresses) this.audio.append(make('source', { src: address, type }));
      const smallest = addresses.find(([name]) => name === 'mp3') ?? addresses[0];

      const round = (name, label, act, extra = '') => make('button', { type: 'button', class: `round ${extra}`, part: 'button', 'aria-label': label, title: label, onclick: act }, icon(icons[name]));
      this.button = round('play', words.play, () => this.toggle(), 'play');
      this.slider = make('input', {
        type: 'range', min: 0, max: Math.ceil(timings.duration), step: 1, value: 0, 'aria-label': words.place, part: 'scrubber',
        oninput: () => this.seek(Number(this.slider.value)),
      });
      this.at = make('span', { 'aria-hidden': 'true' }, clock(0));
      this.speed = make('select', { 'aria-label': words.speed, title: words.speed, onchange: () => this.setSpeed(Number(this.speed.value)) },
        speeds.map((speed) => make('option', { value: speed, selected: speed === 1 }, `${speed} ×`)));
      this.sleep = make('select', { 'aria-label': words.sleep, title: words.sleep, onchange: () => this.setSleep(Number(this.sleep.value)) },
        make('option', { value: 0 }, words.sleepOff), [5, 15, 30, 60].map((minutes) => make('option', { value: minutes }, words.minutes(minutes))));
      this.follow = make('button', { type: 'button', 'aria-pressed': 'true', onclick: () => this.setFollowing(!this.following, true) }, words.follow);
      this.claimButtons = make('span', { class: 'claim', role: 'group', hidden: true },
        make('button', { type: 'button', 'aria-label': words.claimBack, title: words.claimBack, onclick: () => this.stepClaim(-1) }, `‹ ${words.claim}`),
        make('button', { type: 'button', 'aria-label': words.claimNext, title: words.claimNext, onclick: () => this.stepClaim(1) }, `${words.claim} ›`));
      this.content.replaceChildren(
        make('div', { class: 'controls', role: 'group', 'aria-label': words.listen },
          this.button,
          round('back', words.sentenceBack, () => this.stepSentence(-1)),
          round('next', words.sentenceNext, () => this.stepSentence(1)),
          make('div', { class: 'scrub' }, this.at, this.slider, make('span', { 'aria-hidden': 'true' }, clock(timings.duration)))),
        make('div', { class: 'more' }, this.speed, this.sleep, this.follow, this.claimButtons,
          smallest && make('a', { href: smallest[2], download: true, target: '_blank', rel: 'noopener', part: 'link' }, words.download)),
        make('p', { class: 'hush' }, words.playerHelp), this.audio);

      this.article = findArticle(this);
      if (this.article) this.watch(this.article, () => this.anchor(true), () => this.painter.lay());
      this.anchor();
      this.listen();
      this.recall();
      conversation.ready ??= this;
      this.showPlace();
    }

    listen() {
      const { signal } = this.connection;
      const on = (target, names, act) => names.split(' ').forEach((name) => target.addEventListener(name, act, { signal, passive: true }));
      const { audio } = this;
      on(audio, 'play', () => {
        conversation.playing = this;
        this.showState();
        this.tick();
      });
      on(audio, 'pause ended', () => {
        if (conversation.playing === this) conversation.playing = null;
        this.showState();
        this.remember();
      });
      on(audio, 'seeked timeupdate ratechange', () => this.showPlace());
      on(audio, 'ended', () => this.finished());
      // With <source> the error is told by the last of them.
      audio.lastElementChild?.addEventListener('error', () => audio === this.audio && this.fail(), { signal });
      on(audio, 'error', () => this.fail());
      if (this.hears) return;
      this.hears = true;
      const own = (event) => event.composedPath().includes(this);
      document.addEventListener('click', (event) => this.clicked(event), { signal });
      // Who scrolls, reads for themself.
      on(window, 'wheel touchmove', (event) => own(event) || this.setFollowing(false));
      on(window, 'keydown', (event) => {
        if (!own(event) && ['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown'].includes(event.key)) this.setFollowing(false);
      });
      on(window, 'pagehide', () => this.remember());
      this.root.addEventListener('keydown', (event) => this.pressed(event), { signal });
      conversation.addEventListener('claims', ({ detail }) => this.takeClaims(detail), { signal });
      conversation.addEventListener('play', ({ detail }) => this.playFrom(detail.spot.range), { signal });
    }

    // Finds the sentences in the page's text; they follow each other, so each is looked for behind the one before.
    anchor(fresh = false) {
      if (!this.article || !this.timings) return;
      const text = textOf(this.article, fresh);
      let near = 0;
      this.text = text;
      for (const sentence of this.timings.sentences) {
        const { flat } = flatten(sentence.text);
        const at = flat ? text.flat.indexOf(flat, near) : -1;
        // A repeated sentence far below is probably another one.
        const spot = at >= 0 && at < near + 4_000 ? { start: at, end: at + flat.length } : text.find({ exact: sentence.text }, near);
        sentence.spot = spot;
        sentence.range = spot ? text.range(spot.start, spot.end) : null;
        sentence.places = null;
        if (spot) near = spot.end;
      }
      this.sentence = -1;
      if (this.audio && (this.audio.currentTime || !this.audio.paused)) this.showPlace();
      this.takeClaims(conversation.claims);
    }

    // Where each word of a sentence stands; a word that was edited has no place.
    placesOf(sentence) {
      if (sentence.places) return sentence.places;
      const points = [...sentence.text];
      let at = sentence.spot.start;
      return (sentence.places = sentence.words.map((word) => {
        const written = flatten(points.slice(word.start - sentence.start, word.end - sentence.start).join('')).flat;
        const found = written ? this.text.flat.indexOf(written, at) : -1;
        if (found < 0 || found + written.length > sentence.spot.end) return null;
        at = found + written.length;
        return this.text.range(found, at);
      }));
    }

    takeClaims(detail) {
      if (!detail?.claims || !this.timings) return;
      // By the places in the article's text where both speak of the same text, else by where they stand on the page.
      const isSame = detail.check.textSha256 && detail.check.textSha256 === this.timings.textSha256;
      const wanted = detail.claims.filter((claim) => marked.includes(claim.verdict));
      this.claimSentences = this.timings.sentences.map((sentence, index) => index).filter((index) => {
        const { start, end, spot } = this.timings.sentences[index];
        return wanted.some((claim) => isSame ? claim.start < end && claim.end > start : spot && claim.spot && claim.spot.start < spot.end && claim.spot.end > spot.start);
      });
      this.claimButtons.hidden = !this.claimSentences.length;
    }

    // -------------------------------------------------------------------------------- playing

    toggle() {
      if (this.audio.paused) this.play();
      else this.audio.pause();
    }

    async play() {
      this.setSession();
      if (this.isBroken) {
        this.isBroken = false;
        this.audio.load();
      }
      if (this.startAt) {
        this.audio.currentTime = this.startAt;
        this.startAt = 0;
      }
      try {
        await this.audio.play();
      } catch (error) {
        if (error.name !== 'AbortError') this.fail();
      }
    }

    fail() {
      this.isBroken = true;
      this.audio.pause();
      this.tell('error', this.words.audioBroken);
    }

    get time() { return this.startAt || this.audio.currentTime; }

    seek(time) {
      const to = Math.min(Math.max(0, time), this.timings.duration);
      // Before the sound is loaded there is nowhere to go yet: kept for the first play.
      if (this.audio.readyState === 0) this.startAt = to;
      else this.audio.currentTime = to;
      this.showPlace();
    }

    stepSentence(by) {
      const { sentences } = this.timings;
      const at = indexAt(sentences, this.time);
      // Back goes to the start of this sentence first, as on every player.
      const stays = by < 0 && at >= 0 && this.time - sentences[at].from > 1.5;
      this.goTo(sentences[Math.min(Math.max(0, stays ? at : at + by), sentences.length - 1)]);
    }

    stepClaim(by) {
      const at = indexAt(this.timings.sentences, this.time);
      const to = by > 0 ? this.claimSentences?.find((index) => index > at) : this.claimSentences?.filter((index) => index < at).pop();
      if (to !== undefined) this.goTo(this.timings.sentences[to]);
    }

    goTo(sentence) {
      this.setFollowing(true);
      this.seek(sentence.from);
    }

    playFrom(range) {
      const sentence = this.timings.sentences.find((one) => one.range && one.range.compareBoundaryPoints(Range.START_TO_END, range) > 0);
      if (!sentence) return;
      this.goTo(sentence);
      this.play();
    }

    setSpeed(speed) {
      this.audio.defaultPlaybackRate = speed;
      this.audio.playbackRate = speed;
      this.speed.value = speed;
      this.remember();
    }

    setSleep(minutes) {
      this.sleepsAt = minutes ? Date.now() + minutes * 60_000 : 0;
      clearTimeout(this.sleepTimer);
      if (minutes) this.sleepTimer = setTimeout(() => this.fallAsleep(), minutes * 60_000);
    }

    fallAsleep() {
      this.sleep.value = 0;
      this.sleepsAt = 0;
      if (this.audio.paused) return;
      this.audio.pause();
      this.status.textContent = this.words.asleep;
    }

    finished() {
      this.audio.currentTime = 0;
      this.startAt = 0;
      this.sentence = -1;
      this.painter.clear();
      this.forget();
      say('sentence', {});
    }

    pressed(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const isValue = event.target.matches('input, select');
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const act = {
        k: () => this.toggle(),
        j: () => (event.shiftKey ? this.stepClaim(-1) : this.stepSentence(-1)),
        l: () => (event.shiftKey ? this.stepClaim(1) : this.stepSentence(1)),
        '<': () => this.setSpeed(speeds[Math.max(0, speeds.indexOf(this.audio.playbackRate) - 1)]),
        '>': () => this.setSpeed(speeds[Math.min(speeds.length - 1, speeds.indexOf(this.audio.playbackRate) + 1)]),
        ArrowLeft: () => this.stepSentence(-1),
        ArrowRight: () => this.stepSentence(1),
      }[key];
      if (!act || !this.timings || (isValue && (key.startsWith('Arrow') || event.target.matches('select')))) return;
      event.preventDefault();
      act();
    }

    // While it plays, a click on a sentence goes there.
    clicked(event) {
      if (conversation.playing !== this || this.audio.paused || !isPlainClick(event) || event.composedPath().includes(this)) return;
      const caret = caretAt(event);
      if (!caret || !this.article?.contains(caret.node)) return;
      const sentence = this.timings.sentences.find((one) => one.range && isInside(one.range, caret));
      if (sentence) this.goTo(sentence);
    }

    // -------------------------------------------------------------------------------- showing

    tick() {
      cancelAnimationFrame(this.frameRequest);
      this.frameRequest = requestAnimationFrame(() => {
        if (!this.audio || this.audio.paused) return;
        this.showPlace();
        this.tick();
      });
    }

    showState() {
      const isPlaying = !this.audio.paused;
      const label = isPlaying ? this.words.pause : this.words.play;
      this.setAttribute('state', isPlaying ? 'playing' : this.isBroken ? 'error' : 'ready');
      this.button.replaceChildren(icon(icons[isPlaying ? 'pause' : 'play']));
      this.button.setAttribute('aria-label', label);
      this.button.title = label;
      if (isPlaying) this.status.textContent = this.words.duration(clock(this.timings.duration));
      if (navigator.mediaSession) navigator.mediaSession.playbackState = isPlaying ? 'playing' : 'paused';
    }

    showPlace() {
      if (!this.audio || !this.timings) return;
      const time = this.time;
      const { sentences, duration } = this.timings;
      const second = Math.floor(time);
      if (this.second !== second) {
        this.second = second;
        this.at.textContent = clock(time);
        if (this.shadowRoot.activeElement !== this.slider || !this.slider.matches(':active')) this.slider.value = second;
        this.slider.setAttribute('aria-valuetext', this.words.placeOf(clock(time), clock(duration)));
        if (second % 5 === 0) this.remember();
        try {
          navigator.mediaSession?.setPositionState?.({ duration, position: Math.min(time, duration), playbackRate: this.audio.playbackRate });
        } catch { /* a browser that wants it otherwise */ }
      }
      // What is not playing and stands at its beginning marks nothing.
      const index = this.audio.paused && time === 0 ? -1 : indexAt(sentences, time);
      if (index !== this.sentence) {
        this.sentence = index;
        this.word = -1;
        const { range } = sentences[index] ?? {};
        this.painter.set('assay-sentence', range ? [range] : []);
        this.painter.set('assay-word', []);
        if (!this.audio.paused || this.audio.readyState) this.scrollAlong(range);
        say('sentence', { range, index });
      }
      const sentence = sentences[index];
      if (!sentence?.spot) return;
      const word = indexAt(sentence.words, time);
      if (word === this.word) return;
      this.word = word;
      const place = word >= 0 && time <= sentence.to + 0.2 ? this.placesOf(sentence)[word] : null;
      this.painter.set('assay-word', place ? [place] : []);
    }

    scrollAlong(range) {
      if (!range || !this.following) return;
      const rect = range.getBoundingClientRect();
      if (rect.top >= innerHeight * 0.1 && rect.bottom <= innerHeight * 0.7) return;
      scrollTo({ top: scrollY + rect.top - innerHeight * 0.3, behavior: calm() ? 'instant' : 'smooth' });
    }

    setFollowing(following, now = false) {
      if (!this.follow || following === this.following) return;
      this.following = following;
      this.follow.setAttribute('aria-pressed', following);
      if (now && following) this.scrollAlong(this.timings.sentences[this.sentence]?.range);
    }

    paintRules() {
      const accent = this.colour('accent');
      paintRules(document, this, [
        `::highlight(assay-sentence) { background-color: color-mix(in srgb, ${accent} 16%, transparent); }`,
        `::highlight(assay-word) { background-color: color-mix(in srgb, ${accent} 38%, transparent); text-decoration: underline 2px ${accent}; }`,
      ].join('\n'));
    }

    // The keys of a headset and of the lock screen.
    setSession() {
      const session = navigator.mediaSession;
      if (!session || typeof MediaMetadata !== 'function') return;
      session.metadata = new MediaMetadata({
        title: this.timings.title || document.title,
        artist: document.querySelector('meta[property="og:site_name"]')?.content ?? location.host,
      });
      for (const [name, act] of Object.entries({
        play: () => this.play(), pause: () => this.audio.pause(), stop: () => this.audio.pause(),
        previoustrack: () => this.stepSentence(-1), nexttrack: () => this.stepSentence(1),
        seekbackward: () => this.stepSentence(-1), seekforward: () => this.stepSentence(1),
        seekto: ({ seekTime }) => this.seek(seekTime),
      })) {
        try {
          session.setActionHandler(name, act);
        } catch { /* a browser without that key */ }
      }
    }

    // -------------------------------------------------------------------------------- the place, kept by this browser alone

    get key() { return `assay-listen ${this.getAttribute('check') ?? this.address}`; }
    get remembers() { return !this.hasAttribute('forgetful'); }

    remember() {
      if (!this.remembers || !this.audio) return;
      try {
        if (this.time > 3 || this.audio.playbackRate !== 1) {
          localStorage.setItem(this.key, JSON.stringify({ at: Math.floor(this.time), speed: this.audio.playbackRate, of: Math.round(this.timings.duration) }));
        }
      } catch { /* private windows and full stores */ }
    }

    forget() {
      try {
        localStorage.removeItem(this.key);
      } catch { /* as above */ }
    }

    recall() {
      this.tell('ready', this.words.duration(clock(this.timings.duration)));
      if (!this.remembers) return;
      try {
        const kept = JSON.parse(localStorage.getItem(this.key));
        if (!kept) return;
        if (speeds.includes(kept.speed)) this.setSpeed(kept.speed);
        // Of another recording it would be another place.
        if (kept.at > 3 && kept.at < this.timings.duration - 3 && Math.abs(kept.of - this.timings.duration) < 2) {
          this.startAt = kept.at;
          this.status.textContent = this.words.resumeAt(clock(kept.at));
        }
      } catch { /* nothing kept, or not by us */ }
    }
  }

  customElements.define('assay-fact-checker', FactChecker);
  customElements.define('assay-listen', Listen);
})();
