import AssayCore
import Foundation

/// Refuses bytes that cannot be an article, before any reader looks at them.
enum InputBytes {
  /// Throws for nothing at all, for known binary formats and for other bytes that are not text.
  static func check(_ data: Data, source: String) throws {
    guard !data.isEmpty else {
      throw AssayError(.empty, "\(name(source)) is empty. Give a file with the article's text.")
    }
    let head = data.prefix(16)
    for format in formats where head.starts(with: format.magic) {
      throw AssayError(
        .unsupportedFormat, "\(name(source)) is \(format.name), not text. \(format.advice)")
    }
    if TextDecoder.hasByteOrderMark(data) { return }
    if data.prefix(1 << 16).withUnsafeBytes({ $0.contains(0) }) {
      throw AssayError(
        .unsupportedFormat,
        "\(name(source)) is binary data, not text. Save the article as plain text, Markdown or HTML and try again."
      )
    }
  }

  /// How messages call an input.
  static func name(_ source: String) -> String { source == "-" ? "Standard input" : source }

  private struct Format {
    let magic: [UInt8]
    let name: String
    let advice: String

    init(_ magic: [UInt8], _ name: String, _ advice: String) {
      self.magic = magic
      self.name = name
      self.advice = advice
    }
  }

  private static let saveAsText = "Save it as plain text, Markdown or HTML and try again."

  private static let formats: [Format] = [
    Format(Array("%PDF-".utf8), "a PDF file", "Turn it into text first: pdftotext FILE.pdf FILE.txt"),
    Format([0x50, 0x4B, 0x03, 0x04], "a zip file (also Word, OpenDocument, EPUB)", saveAsText),
    Format([0xD0, 0xCF, 0x11, 0xE0], "an old Office file", saveAsText),
    Format(
      [0x89, 0x50, 0x4E, 0x47], "a PNG image", "Give the article's text; Assay does not read pictures."),
    Format([0xFF, 0xD8, 0xFF], "a JPEG image", "Give the article's text; Assay does not read pictures."),
    Format(Array("GIF8".utf8), "a GIF image", "Give the article's text; Assay does not read pictures."),
    Format(Array("RIFF".utf8), "a media file (RIFF)", "Give the article's text."),
    Format(Array("ID3".utf8), "an MP3 file", "Give the article's text."),
    Format(Array("OggS".utf8), "an Ogg media file", "Give the article's text."),
    Format([0x1F, 0x8B], "a gzip file", "Unpack it first: gunzip FILE.gz"),
    Format(Array("BZh".utf8), "a bzip2 file", "Unpack it first: bunzip2 FILE.bz2"),
    Format([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "an xz file", "Unpack it first: unxz FILE.xz"),
    Format([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard file", "Unpack it first: unzstd FILE.zst"),
    Format([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7-Zip file", "Unpack it first."),
    Format([0x7F, 0x45, 0x4C, 0x46], "a program (ELF)", saveAsText),
    Format(Array("SQLite format 3".utf8), "an SQLite database", "An archive is given with --db."),
  ]
}
