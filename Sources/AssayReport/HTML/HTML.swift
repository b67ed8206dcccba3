/// A piece of HTML as a value.
///
/// Markup comes from here alone; text is escaped when it is written.
///
/// There is no way to put raw markup in, except a style sheet written in this package, so no article, archive
/// or title can become anything but text.
indirect enum HTML {
  /// Text of any origin; control and bidi override characters are dropped, markup is escaped.
  case text(String)
  case element(Tag, [Attribute], [HTML])
  /// Pieces one after the other.
  case group([HTML])
  /// A style sheet of our own. A literal, so that nothing can be put into it while running.
  case style(StaticString)

  /// The elements that reports use.
  enum Tag: String {
    case html, head, body, meta, title
    case header, main, footer, section, nav, article
    case h1, h2, h3, h4, p, div, span, ol, ul, li, dl, dt, dd, a
    case details, summary, figure, figcaption, blockquote, cite, time, bdi, strong, em, code

    /// Whether the element has neither content nor end tag.
    var isVoid: Bool { self == .meta }

    /// Whether white space around the content means nothing, so that it may be indented by line breaks.
    var isBlock: Bool {
      switch self {
      case .a, .span, .cite, .time, .bdi, .strong, .em, .code: false
      default: true
      }
    }

    /// An element of this kind.
    func callAsFunction(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .group([]) }) -> HTML
    {
      .element(self, attributes, [content()])
    }
  }

  /// The piece as text.
  var rendered: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .text(let content): text += Self.escaped(content)
    case .group(let pieces): for piece in pieces { piece.write(to: &text) }
    case .style(let sheet): text += "<style>\(sheet)</style>\n"
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
  static func escaped(_ text: String) -> String {
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
enum HTMLBuilder {
  static func buildExpression(_ piece: HTML) -> HTML { piece }
  static func buildExpression(_ text: String) -> HTML { .text(text) }
  static func buildBlock(_ pieces: HTML...) -> HTML { .group(pieces) }
  static func buildOptional(_ piece: HTML?) -> HTML { piece ?? .group([]) }
  static func buildEither(first piece: HTML) -> HTML { piece }
  static func buildEither(second piece: HTML) -> HTML { piece }
  static func buildArray(_ pieces: [HTML]) -> HTML { .group(pieces) }
}
