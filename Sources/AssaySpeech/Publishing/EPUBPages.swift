import AssayCore
import AssayText
import Foundation

/// The texts that an EPUB of an article consists of.
struct EPUBPages {
  let article: Article
  let timings: SpokenTimings
  /// The sound's file name.
  let sound: String
  private let scalars: [Unicode.Scalar]
  private let title: String
  private let language: String

  init(article: Article, timings: SpokenTimings, sound: String) {
    self.article = article
    self.timings = timings
    self.sound = sound
    scalars = Array(article.text.unicodeScalars)
    title = article.title.flatMap { $0.isEmpty ? nil : $0 } ?? "Article"
    language = article.language.flatMap { $0.isEmpty ? nil : $0 } ?? "en"
  }

  static let container = """
    <?xml version="1.0" encoding="UTF-8"?>
    <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
      <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
    </container>

    """

  static let style = """
    body { line-height: 1.5; margin: 0 5%; }
    .note { font-style: italic; border-left: 0.2em solid; padding-left: 0.4em; margin-left: 0.3em; }
    .caption { font-size: 0.9em; }
    .-epub-media-overlay-active { background-color: #ffe9a8; color: #000000; }

    """

  /// The article, each sentence in a span with a name.
  func text() -> String {
    var body = ""
    var piece = 0
    var isListOpen = false
    for (index, paragraph) in article.paragraphs.enumerated() where paragraph.kind != .furniture {
      var inner = ""
      var place = paragraph.span.start
      while piece < timings.sentences.count, timings.sentences[piece].start < paragraph.span.end {
        let sentence = timings.sentences[piece]
        if sentence.isNote {
          inner += " <span class=\"note\" id=\"s\(piece)\">\(XMLText.escaped(sentence.text))</span>"
        } else {
          inner += XMLText.escaped(written(place, sentence.start))
          let lang =
            sentence.language == language.prefix(2)
            ? ""
            : " lang=\"\(XMLText.escaped(sentence.language))\" xml:lang=\"\(XMLText.escaped(sentence.language))\""
          inner +=
            "<span id=\"s\(piece)\"\(lang)>\(XMLText.escaped(written(sentence.start, sentence.end)))</span>"
          place = sentence.end
        }
        piece += 1
      }
      inner += XMLText.escaped(written(place, paragraph.span.end))
      if isListOpen != (paragraph.kind == .listItem) {
        body += isListOpen ? "</ul>\n" : "<ul>\n"
        isListOpen.toggle()
      }
      body += block(paragraph.kind, inner, "p\(index)") + "\n"
    }
    if isListOpen { body += "</ul>\n" }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE html>
      <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" \(languages)>
      <head><title>\(XMLText.escaped(title))</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
      <body id="text">
      \(body)</body>
      </html>

      """
  }

  private func block(_ kind: Paragraph.Kind, _ inner: String, _ id: String) -> String {
    switch kind {
    case .title: "<h1 id=\"\(id)\">\(inner)</h1>"
    case .heading: "<h2 id=\"\(id)\">\(inner)</h2>"
    case .listItem: "<li id=\"\(id)\">\(inner)</li>"
    case .quote: "<blockquote id=\"\(id)\"><p>\(inner)</p></blockquote>"
    case .caption: "<p class=\"caption\" id=\"\(id)\">\(inner)</p>"
    case .body, .table, .furniture: "<p id=\"\(id)\">\(inner)</p>"
    }
  }

  /// Which part of the sound belongs to which sentence; pauses belong to the sentence before.
  func overlay() -> String {
    var pars = ""
    for (piece, clip) in clips {
      pars += """
        <par id="c\(piece)"><text src="article.xhtml#s\(piece)"/>\
        <audio src="\(sound)" clipBegin="\(seconds(clip.lowerBound))" clipEnd="\(seconds(clip.upperBound))"/></par>

        """
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0">
      <body><seq id="article" epub:textref="article.xhtml#text">
      \(pars)</seq></body>
      </smil>

      """
  }

  private var clips: [(piece: Int, clip: Range<Double>)] {
    let sounding = timings.sentences.indices.filter { timings.sentences[$0].to > timings.sentences[$0].from }
    return sounding.enumerated().map { place, piece in
      let end =
        place + 1 < sounding.count ? timings.sentences[sounding[place + 1]].from : timings.sentences[piece].to
      let start = timings.sentences[piece].from
      return (piece, start..<max(start + 0.001, end))
    }
  }

  /// Titles and headings.
  func navigation() -> String {
    var points = ""
    for (index, paragraph) in article.paragraphs.enumerated()
    where [.title, .heading].contains(paragraph.kind) {
      let text = written(paragraph.span.start, paragraph.span.end).split(whereSeparator: \.isWhitespace)
        .joined(
          separator: " ")
      guard !text.isEmpty else { continue }
      points += "<li><a href=\"article.xhtml#p\(index)\">\(XMLText.escaped(text))</a></li>\n"
    }
    if points.isEmpty { points = "<li><a href=\"article.xhtml\">\(XMLText.escaped(title))</a></li>\n" }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE html>
      <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" \(languages)>
      <head><title>\(XMLText.escaped(title))</title></head>
      <body><nav epub:type="toc" id="toc"><ol>
      \(points)</ol></nav></body>
      </html>

      """
  }

  /// What the publication is and which files it has.
  func package(modified: Date) -> String {
    let total = seconds(clips.reduce(0) { $0 + $1.clip.upperBound - $1.clip.lowerBound })
    let details = [
      article.byline.map { "<dc:creator>\(XMLText.escaped($0))</dc:creator>" },
      article.siteName.map { "<dc:publisher>\(XMLText.escaped($0))</dc:publisher>" },
      article.published.map { "<dc:date>\($0)</dc:date>" },
      article.url.map { "<dc:source>\(XMLText.escaped($0))</dc:source>" },
      timings.voices.first.map { "<meta property=\"media:narrator\">\(XMLText.escaped($0))</meta>" },
    ].compactMap(\.self).joined(separator: "\n  ")
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="\(XMLText.escaped(language))">
      <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
        <dc:identifier id="id">urn:uuid:\(identifier)</dc:identifier>
        <dc:title>\(XMLText.escaped(title))</dc:title>
        <dc:language>\(XMLText.escaped(language))</dc:language>
        <meta property="dcterms:modified">\(modified.formatted(.iso8601))</meta>
        \(details)
        <meta property="media:duration">\(total)</meta>
        <meta property="media:duration" refines="#overlay">\(total)</meta>
        <meta property="media:active-class">-epub-media-overlay-active</meta>
        <meta property="schema:accessMode">textual</meta>
        <meta property="schema:accessMode">auditory</meta>
        <meta property="schema:accessModeSufficient">textual</meta>
        <meta property="schema:accessibilityFeature">synchronizedAudioText</meta>
        <meta property="schema:accessibilityFeature">tableOfContents</meta>
        <meta property="schema:accessibilityHazard">none</meta>
        <meta property="schema:accessibilitySummary">Text with synthetic speech, sentence by sentence.</meta>
      </metadata>
      <manifest>
        <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
        <item id="text" href="article.xhtml" media-type="application/xhtml+xml" media-overlay="overlay"/>
        <item id="overlay" href="article.smil" media-type="application/smil+xml"/>
        <item id="style" href="style.css" media-type="text/css"/>
        <item id="sound" href="\(sound)" media-type="audio/mpeg"/>
      </manifest>
      <spine><itemref idref="text"/></spine>
      </package>

      """
  }

  /// The same for the same text: a UUID of version 8 (RFC 9562) from its hash.
  private var identifier: String {
    let hash = Array(ContentHash.sha256(Data(article.text.utf8)))
    let groups = [hash[0..<8], hash[8..<12], ["8"] + hash[13..<16], ["a"] + hash[17..<20], hash[20..<32]]
    return groups.map { String($0) }.joined(separator: "-")
  }

  private var languages: String {
    "xml:lang=\"\(XMLText.escaped(language))\" lang=\"\(XMLText.escaped(language))\""
  }

  private func written(_ start: Int, _ end: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(
      contentsOf: scalars[max(0, min(start, scalars.count))..<min(scalars.count, max(start, end, 0))])
    return String(view)
  }

  private func seconds(_ value: Double) -> String { String(format: "%.3fs", value) }
}
