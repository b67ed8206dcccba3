public import AssayCore
import Foundation

/// Reads PDF files by way of poppler's `pdftotext`, which puts columns into reading order.
///
/// The converter runs as a process of its own with limits of time, memory and output. Running heads and page numbers
/// are removed, hyphenated words joined, and lines made paragraphs again. Scanned pages have no text and are refused.
public struct PDFReader: ArticleReader {
  /// The format's name, for messages.
  public var format: String { "PDF" }

  private let limits: BoundedProcess.Limits

  /// Makes a reader.
  ///
  /// - Parameter seconds: how long the conversion may take.
  public init(seconds: Double = 30) { limits = .init(seconds: seconds) }

  /// Whether the bytes begin like a PDF file.
  public func recognises(_ input: ArticleInput) -> Bool {
    input.data.prefix(1024).firstRange(of: Data("%PDF-".utf8)) != nil
  }

  /// Reads an article; blocks while the converter runs.
  ///
  /// - Throws: ``AssayError`` with code `empty`, `tooLarge`, `malformed` or, without poppler, `unavailable`.
  public func read(_ input: ArticleInput) throws -> Article {
    try ArticleReaders.checkSize(input)
    let name = InputBytes.name(input.source)
    let folder = FileManager.default.temporaryDirectory.appending(path: "assay-pdf-\(UUID().uuidString)")
    let file = folder.appending(path: "input.pdf")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try input.data.write(to: file)
    } catch {
      throw AssayError(
        .cannotWrite, "The temporary folder cannot be written; \(name) was not read.", cause: error)
    }
    let outcome = try BoundedProcess.run(
      "pdftotext", ["-enc", "UTF-8", "-q", file.path, "-"], limits: limits, package: "poppler-utils")
    if outcome.isCutOff {
      throw AssayError(.tooLarge, "\(name) takes too long to read. Split it, or save its text and give that.")
    }
    let text = String(decoding: outcome.output, as: UTF8.self)
    guard outcome.status == 0 || text.contains(where: \.isLetter) else {
      throw AssayError(
        .malformed, "\(name) is a PDF file that cannot be read: it is damaged, or has a password.")
    }
    guard text.contains(where: \.isLetter) else {
      throw AssayError(
        .empty,
        "\(name) has no text, only pictures of pages. Make the text readable first, for example: ocrmypdf")
    }
    var metadata = try information(file)
    var blocks = PDFLayout.blocks(of: text)
    let declared = metadata.title
    metadata.title = nil
    TopMatter.read(&blocks, into: &metadata, findsTitle: true)
    // Many files name a template or a file instead of the title; one that is printed on the first page is one.
    if let declared,
      let index = blocks.prefix(12).firstIndex(where: { $0.text.lowercased() == declared.lowercased() })
    {
      for other in blocks.indices where blocks[other].kind == .title { blocks[other].kind = .body }
      blocks[index].kind = .title
      metadata.title = declared
    }
    PlainTextLayout.markHeadings(&blocks)
    return try ArticleBuilder.article(blocks, metadata, from: input)
  }

  /// Title, author and date that the file gives of itself.
  private func information(_ file: URL) throws -> ArticleMetadata {
    let outcome = try BoundedProcess.run(
      "pdfinfo", ["-isodates", "-enc", "UTF-8", file.path], limits: limits, package: "poppler-utils")
    var values: [String: String] = [:]
    for line in Whitespace.lines(String(decoding: outcome.output.prefix(1 << 16), as: UTF8.self)) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = Whitespace.collapsed(String(line[line.index(after: colon)...]))
      if !value.isEmpty { values[String(line[..<colon])] = values[String(line[..<colon])] ?? value }
    }
    let author = values["Author"].flatMap { $0.contains(" ") && $0.count < 200 ? $0 : nil }
    return ArticleMetadata(
      title: values["Title"].flatMap { $0.count > 3 && $0.count < 300 ? $0 : nil }, byline: author,
      published: values["CreationDate"].flatMap(Dates.parse))
  }
}
