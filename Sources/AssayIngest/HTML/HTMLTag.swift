/// The elements that reading an article tells apart; every other one is `other`.
enum HTMLTag: String, CaseIterable, Sendable {
  case a, abbr, address, amp, article, aside, audio, b, big, blockquote, body, br, button, canvas, caption
  case center, cite, code, dd, del, details, dialog, div, dl, dt, em, embed, fieldset, figcaption, figure
  case font, footer, form, frame, frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe
  case img, input, ins, label, legend, li, link, main, mark, math, menu, meta, nav, noframes, noscript, object
  case ol, optgroup, option, p, param, picture, pre, q, s, samp, script, section, select, small, source, span
  case strike, strong, style, sub, summary, sup, svg, table, tbody, td, template, textarea, tfoot, th, thead
  case time, title, tr, tt, u, ul, video, wbr
  /// What AMP pages have beside their article.
  case ampAd = "amp-ad"
  case ampConsent = "amp-consent"
  case ampLightbox = "amp-lightbox"
  case ampList = "amp-list"
  case ampNextPage = "amp-next-page"
  case ampSidebar = "amp-sidebar"
  case ampSocialShare = "amp-social-share"
  case ampStickyAd = "amp-sticky-ad"
  case ampUserNotification = "amp-user-notification"
  /// Elements of a book's package file.
  case item, itemref, rootfile
  case dcTitle = "dc:title"
  case dcCreator = "dc:creator"
  case dcLanguage = "dc:language"
  case dcDate = "dc:date"
  case dcPublisher = "dc:publisher"
  /// A run of text.
  case text = "#text"
  /// An element without a meaning here.
  case other = "*"

  // Asked of every node of a page: a switch is ten times as fast as a set.

  /// Whether an element of this name stands on lines of its own.
  var isBlock: Bool {
    switch self {
    case .p, .div, .section, .article, .main, .header, .footer, .aside, .nav, .h1, .h2, .h3, .h4, .h5, .h6,
      .hgroup, .ul, .ol, .li, .dl, .dt, .dd, .blockquote, .pre, .figure, .figcaption, .table, .tbody,
      .thead, .tfoot, .tr, .td, .th, .caption, .hr, .address, .details, .summary, .center, .body, .html,
      .form, .fieldset, .legend, .menu, .dialog, .noscript, .button:
      true
    default: false
    }
  }

  /// Whether it is a heading, `h1` to `h6`.
  var isHeading: Bool {
    switch self {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }

  /// Whether nothing below it is ever text of the page.
  var isNeverText: Bool {
    switch self {
    case .script, .style, .select, .input, .textarea, .iframe, .svg, .canvas, .object, .embed, .video,
      .audio, .template, .head, .math, .frame, .frameset, .noframes, .option, .optgroup, .title, .ampAd,
      .ampConsent, .ampLightbox, .ampList, .ampNextPage, .ampSidebar, .ampSocialShare, .ampStickyAd,
      .ampUserNotification:
      true
    default: false
    }
  }

  /// Tags by the hash of their names in lower case; see ``step(_:_:)``.
  static let byHash: [UInt64: HTMLTag] = Dictionary(
    uniqueKeysWithValues: allCases.map { tag in (tag.rawValue.utf8.reduce(basis, step), tag) })

  /// FNV-1a over a name's bytes in lower case.
  @inline(__always) static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)) &* 0x100_0000_01B3
  }

  /// What ``step(_:_:)`` begins with.
  static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
}
