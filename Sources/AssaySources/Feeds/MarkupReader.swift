import CLibXML2
import Foundation

/// Reads the text of an HTML fragment with libxml2's streaming parser: no tree is made, and depth is the author's to choose.
final class MarkupReader {
  private var collector = TextCollector()
  /// How many elements are open that hold no text for a reader.
  private var skipping = 0

  /// The text so far.
  var text: String { collector.text }

  /// Reads a fragment in UTF-8.
  func read(_ html: UnsafeBufferPointer<UInt8>) {
    assay_xml_silence()
    guard let parser = htmlNewParserCtxt() else { return }
    defer { htmlFreeParserCtxt(parser) }
    parser.pointee.sax.pointee = MarkupReader.handler
    parser.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue
    withExtendedLifetime(self) {
      html.withMemoryRebound(to: CChar.self) { bytes in
        // The callbacks below make no document, so there is none to free.
        _ = htmlCtxtReadMemory(
          parser, bytes.baseAddress, Int32(bytes.count), nil, "UTF-8", Int32(bitPattern: options))
      }
    }
  }

  private static var handler: xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.startElement = { user, name, _ in
      MarkupReader.of(user)?.begin(TextCollector.part(name))
    }
    sax.endElement = { user, name in
      MarkupReader.of(user)?.end(TextCollector.part(name))
    }
    sax.characters = { user, text, count in
      guard let reader = MarkupReader.of(user), reader.skipping == 0, let text else { return }
      reader.collector.append(UnsafeBufferPointer(start: text, count: Int(count)))
    }
    sax.ignorableWhitespace = sax.characters
    sax.cdataBlock = sax.characters
    return sax
  }

  private static func of(_ user: UnsafeMutableRawPointer?) -> MarkupReader? {
    user.map { Unmanaged<MarkupReader>.fromOpaque($0).takeUnretainedValue() }
  }

  private func begin(_ part: TextCollector.Part?) {
    switch part {
    case .skipped: skipping += 1
    case .block: collector.breakParagraph()
    case .space, nil: break
    }
  }

  private func end(_ part: TextCollector.Part?) {
    switch part {
    case .skipped: skipping = max(0, skipping - 1)
    case .block: collector.breakParagraph()
    case .space: collector.divideWords()
    case nil: break
    }
  }
}
