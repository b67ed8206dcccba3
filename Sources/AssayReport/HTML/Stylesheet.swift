/// The report's one style sheet.
///
/// Verdicts differ by word, symbol and underline first and by colour last. All colour pairs reach 4.5:1 in both themes.
/// `::details-content` opens folded evidence on paper.
package enum Stylesheet {
  package static let text: StaticString = """

    :root {
      color-scheme: light dark;
      --paper: #fdfcf9; --card: #f5f2eb; --ink: #1f1d1a; --soft: #5c564d; --rule: #ddd6c9; --link: #1c4f86;
      --supported: #1f6b3a; --refuted: #a3201d; --conflicting: #78349b; --notEnoughEvidence: #7d5600;
      --notCheckable: #5c564d; --failed: #0b6473;
      --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", "Noto Serif", Georgia, serif;
      --sans: system-ui, -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", sans-serif;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #191816; --card: #23211e; --ink: #e9e4da; --soft: #aea698; --rule: #3d3933; --link: #94bdec;
        --supported: #82cb98; --refuted: #f3948c; --conflicting: #d0a3ee; --notEnoughEvidence: #e2b657;
        --notCheckable: #aea698; --failed: #7fc7d6;
      }
    }
    .v-supported { --tone: var(--supported); --line: solid; --weight: 1px; }
    .v-refuted { --tone: var(--refuted); --line: double; --weight: 1.5px; }
    .v-conflicting { --tone: var(--conflicting); --line: wavy; --weight: 1px; }
    .v-notEnoughEvidence { --tone: var(--notEnoughEvidence); --line: dashed; --weight: 1px; }
    .v-notCheckable { --tone: var(--notCheckable); --line: none; --weight: 1px; }
    .v-failed { --tone: var(--failed); --line: dotted; --weight: 1.5px; }

    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--sans); overflow-wrap: break-word; }
    body > header, main, body > footer { max-width: 74rem; margin: 0 auto; padding: 0 clamp(1.1rem, 4vw, 3rem); }
    a { color: var(--link); text-underline-offset: .18em; text-decoration-thickness: 1px; }
    :focus-visible { outline: 2px solid var(--link); outline-offset: 3px; border-radius: 2px; }
    .skip { position: absolute; left: -99rem; padding: .6rem 1rem; background: var(--paper); }
    .skip:focus { left: 1rem; top: 1rem; z-index: 1; }
    p { margin: 0 0 .8rem; }
    ul, ol { margin: 0; padding: 0; list-style: none; }
    h1, h2, h3 { text-wrap: balance; }

    .top { padding-top: clamp(2rem, 6vw, 4.5rem) !important; }
    .kicker { margin: 0 0 1rem; color: var(--soft); font-size: .875rem; letter-spacing: .02em; }
    h1 { max-width: 28ch; margin: 0 0 1rem; font: 600 clamp(1.9rem, 1.2rem + 2.6vw, 3rem)/1.14 var(--serif); letter-spacing: -.01em; }
    .byline { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; margin: 0; color: var(--soft); font-size: .9375rem; }
    h2 { margin: 0 0 1rem; font: 600 1.35rem/1.3 var(--serif); }
    section, .method { margin-top: clamp(2.5rem, 6vw, 4rem) !important; }

    .summary { padding-top: 1.5rem; border-top: 1px solid var(--rule); }
    .lead { color: var(--soft); max-width: 70ch; }
    .counts { display: flex; flex-wrap: wrap; gap: 1rem 2.25rem; margin: 1.25rem 0 2rem; }
    .counts li { display: grid; }
    .counts strong { font: 600 1.9rem/1.15 var(--serif); font-variant-numeric: lining-nums; }
    .key { white-space: nowrap; font-size: .9375rem; }
    .symbol { display: inline-block; min-width: 1.1em; color: var(--tone); font-weight: 700; }
    .mark { text-decoration: underline var(--line) var(--tone) var(--weight); text-underline-offset: .26em; text-decoration-skip-ink: none; }
    .v-notCheckable > .mark, .v-notCheckable > .key > .mark { text-decoration: none; }
    .summary h3 { margin: 1.75rem 0 .6rem; font: 600 1rem/1.4 var(--sans); }
    .pointers { display: grid; gap: .7rem; max-width: 70ch; }
    .pointers li { padding-left: 1.5rem; position: relative; }
    .pointers .symbol { position: absolute; left: 0; }
    .pointers .number { color: var(--soft); margin-right: .45em; font-variant-numeric: tabular-nums; }
    .pointers a { color: inherit; text-decoration-color: var(--rule); }
    .pointers a:hover { text-decoration-color: currentcolor; }
    .pointers .note { display: block; color: var(--soft); font-size: .9375rem; }

    .text { font: 1.1875rem/1.65 var(--serif); max-width: 62ch; }
    .text p { margin: 0; hanging-punctuation: first; }
    .text h3 { margin: 1rem 0 0; font: 600 1.35rem/1.3 var(--serif); }
    .text blockquote { margin: 0; padding-left: 1.2rem; border-left: 3px solid var(--rule); }
    .text .item { padding-left: 1.2rem; position: relative; }
    .text .item::before { content: "•"; position: absolute; left: 0; color: var(--soft); }
    .caption, .table, .furniture { color: var(--soft); font-size: 1rem; }
    .ref { margin-left: .18em; padding: .05em .22em; color: var(--tone); font: 700 .72em/1 var(--sans); text-decoration: none; white-space: nowrap; border-radius: 3px; }
    .text .ref { position: relative; top: -.35em; }
    .ref:hover { background: var(--card); text-decoration: underline; }
    .row { margin-bottom: 1.9rem; }

    .notes { display: grid; gap: .55rem; margin-top: .9rem; align-content: start; max-width: 62ch; }
    .card { border-left: 3px solid var(--tone); background: var(--card); border-radius: 0 5px 5px 0; font-size: .875rem; line-height: 1.5; }
    .card.v-refuted { border-left-style: double; border-left-width: 6px; }
    .card.v-notEnoughEvidence, .card.v-conflicting { border-left-style: dashed; }
    .card.v-failed { border-left-style: dotted; }
    summary { cursor: pointer; }
    .card > details > summary { display: block; padding: .55rem .8rem; list-style: none; }
    .card > details > summary::-webkit-details-marker { display: none; }
    .verdict { display: flex; flex-wrap: wrap; align-items: baseline; column-gap: .4rem; position: relative; padding-right: 1.2rem; }
    .verdict strong, .verdict .symbol { color: var(--tone); }
    .verdict .symbol { min-width: 0; }
    .verdict .number { color: var(--soft); font-variant-numeric: tabular-nums; }
    .verdict .confidence { color: var(--soft); }
    .verdict::after { content: "+"; position: absolute; right: 0; top: 0; color: var(--soft); font-weight: 700; }
    details[open] > summary > .verdict::after { content: "−"; }
    .claim { display: block; }
    .card > details:not([open]) .claim { color: var(--soft); }
    .why { padding: .1rem .8rem .8rem; scroll-margin-top: 9rem; }
    .why:target { scroll-margin-top: 9rem; }
    .explanation { margin: .4rem 0 .9rem; }
    .evidence { margin: 0 0 1rem; }
    .evidence blockquote { margin: 0 0 .35rem; padding-left: .8rem; border-left: 1px solid var(--soft); font: 1rem/1.5 var(--serif); }
    .evidence blockquote p { margin: 0; }
    figcaption, .aside, .facets, .reasons { color: var(--soft); font-size: .85rem; }
    cite { font-style: normal; font-weight: 600; }
    .stance, figcaption .source { display: block; }
    .label { padding: 0 .4em; border: 1px solid var(--soft); border-radius: 3px; color: var(--soft); font-size: .75rem; white-space: nowrap; }
    .facets { margin-top: .35rem; }
    .facets li { padding-left: 1.25rem; text-indent: -1.25rem; }
    .facets .symbol { min-width: 1.25rem; text-indent: 0; color: var(--supported); }
    .facets .differs, .facets .differs .symbol { color: var(--refuted); }
    .facets strong { font-weight: 600; }
    .facets strong::first-letter { text-transform: uppercase; }
    .missing { padding-left: .8rem; border-left: 1px dashed var(--tone); }
    .fold { margin-top: .5rem; }
    .fold > summary { color: var(--link); font-size: .85rem; }
    .fold > :nth-child(2) { margin-top: .6rem; }
    .reasons .reasons { margin-left: 1rem; }
    .reasons li { margin-bottom: .15rem; }

    .timeline ol { max-width: 70ch; border-left: 1px solid var(--rule); }
    .timeline li { display: grid; grid-template-columns: 9.5rem 1fr; gap: .2rem 1.2rem; padding: 0 0 .9rem 1.2rem; position: relative; }
    .timeline li::before { content: ""; position: absolute; left: -4px; top: .55em; width: 7px; height: 7px; border-radius: 50%; background: var(--soft); }
    .timeline time { color: var(--soft); font-variant-numeric: tabular-nums; }
    .timeline .ref { font-size: .85rem; font-weight: 600; margin-left: 0; white-space: normal; }
    .uncheckable p, .uncheckable ul { max-width: 70ch; }
    .uncheckable p { color: var(--soft); }
    .uncheckable li { padding: 0 0 .6rem 2rem; position: relative; }
    .uncheckable .number { position: absolute; left: 0; color: var(--soft); font-variant-numeric: tabular-nums; }
    .uncheckable .label { margin-left: .5em; }

    .method { padding-bottom: 4rem !important; font-size: .9rem; color: var(--soft); }
    .method h2 { padding-top: 1.75rem; border-top: 1px solid var(--rule); color: var(--ink); }
    .method p { max-width: 70ch; }
    .method dl { display: grid; gap: .35rem; margin: 1.25rem 0 0; }
    .method dl > div { display: grid; grid-template-columns: 6rem 1fr; gap: 1rem; }
    .method dd { margin: 0; }
    code { display: block; font: .8rem/1.5 ui-monospace, "Noto Sans Mono", "Liberation Mono", monospace; overflow-wrap: anywhere; }

    @media (min-width: 66rem) {
      .row { display: grid; grid-template-columns: minmax(0, 1fr) 25rem; gap: 3rem; align-items: start; }
      .row .notes { margin-top: .2rem; }
      .row .text { position: sticky; top: 1.5rem; }
    }
    @media (max-width: 34rem) {
      .timeline li { grid-template-columns: 1fr; }
      .counts { display: grid; grid-template-columns: 1fr 1fr; gap: .9rem 1rem; }
      .text { font-size: 1.125rem; }
      .key { white-space: normal; }
      .method dl > div { grid-template-columns: 1fr; gap: 0; }
    }
    @media print {
      :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --rule: #bbb; --link: #000;
        --supported: #1f6b3a; --refuted: #a3201d; --conflicting: #78349b; --notEnoughEvidence: #7d5600; --notCheckable: #444; --failed: #0b6473; }
      @page { margin: 18mm 16mm; }
      body { font-size: 10pt; }
      body > header, main, body > footer { max-width: none; padding: 0; }
      .top { padding-top: 0 !important; }
      .row { display: block; }
      .row .text { position: static; }
      .text { font-size: 11.5pt; max-width: none; }
      .notes { max-width: none; margin: .6rem 0 0 1.2rem; }
      .card { font-size: 9pt; }
      .skip, .verdict::after { display: none; }
      details::details-content { content-visibility: visible; block-size: auto; display: block; }
      summary, h2, h3, blockquote { break-after: avoid; }
      blockquote, .evidence, .timeline li, .pointers li { break-inside: avoid; }
      p { orphans: 3; widows: 3; }
      figcaption a[href]::after { content: " <" attr(href) ">"; font-weight: 400; overflow-wrap: anywhere; }
    }

    """
}
