/// A piece of HTML as a value.
///
/// Markup comes from here alone; text is escaped when it is written.
///
/// There is no way to put raw markup in, except a style sheet written in this package, so no article, archive
/// or title can become anything but text.
package indirect enum HTML: Sendable {
  /// Text of any origin; control and bidi override characters are dropped, markup is escaped.
  case text(String)
  case element(Tag, [Attribute], [HTML])
  /// Pieces one after the other.
  case group([HTML])
  /// A style sheet of our own. A literal, so that nothing can be put into it while running.
  case style(StaticString)
  /// Data for machines, as JSON-LD; `JSONValue` escapes what could end the element.
  case data(JSONValue)

  /// The elements that reports use.
  package enum Tag: String {
    case html, head, body, meta, title
    case header, main, footer, section, nav, article
    case h1, h2, h3, h4, p, div, span, ol, ul, li, dl, dt, dd, a
    case details, summary, figure, figcaption, blockquote, cite, time, bdi, strong, em, code
    // Of pages that a server makes.
    case link, script, noscript, mark, aside, form, fieldset, legend, label, input, textarea, button,
      progress, audio
    case table, caption, thead, tbody, tr, th, td, iframe, template
    case svg, g, line, circle, text, rect, path, desc
    case assayListen = "assay-listen"

    /// Whether the element has neither content nor end tag.
    package var isVoid: Bool { self == .meta || self == .link || self == .input }

    /// Whether white space around the content means nothing, so that it may be indented by line breaks.
    package var isBlock: Bool {
      switch self {
      case .a, .span, .cite, .time, .bdi, .strong, .em, .code, .mark, .text, .textarea, .button, .label: false
      default: true
      }
    }

    /// An element of this kind, with attributes that depend on something.
    package func callAsFunction(_ attributes: [Attribute], @HTMLBuilder content: () -> HTML = { .group([]) })
      -> HTML
    {
      .element(self, attributes, [content()])
    }

    /// An element of this kind.
    package func callAsFunction(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .group([]) })
      -> HTML
    {
      .element(self, attributes, [content()])
    }
  }

  /// The piece as text.
  package var rendered: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .text(let content): text += Self.escaped(content)
    case .group(let pieces): for piece in pieces { piece.write(to: &text) }
    case .style(let sheet): text += "<style>\(sheet)</style>\n"
    case .data(let value):
      text += "<script type=\"application/ld+json\">\(value.compact)</script>\n"
    case .element(let tag, let attributes, let content):
      text += "<\(tag.rawValue)"
      for attribute in attributes { text += " \(attribute.name)=\"\(Self.escaped(attribute.value))\"" }
      text += ">"
      if !tag.isVoid {
        for piece in content { piece.write(to: &text) }
        text += "</\(tag.rawValue)>"
      }
      if tag.isBlock { text += "\n" }
    }
  }

  /// `text` with the five characters escaped that mean something in content or in a quoted attribute.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in CleanText.run(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// Lets pieces of HTML be written one below the other, with conditions and loops.
@resultBuilder
package enum HTMLBuilder {
  package static func buildExpression(_ piece: HTML) -> HTML { piece }
  package static func buildExpression(_ text: String) -> HTML { .text(text) }
  package static func buildBlock(_ pieces: HTML...) -> HTML { .group(pieces) }
  package static func buildOptional(_ piece: HTML?) -> HTML { piece ?? .group([]) }
  package static func buildEither(first piece: HTML) -> HTML { piece }
  package static func buildEither(second piece: HTML) -> HTML { piece }
  package static func buildArray(_ pieces: [HTML]) -> HTML { .group(pieces) }
}
