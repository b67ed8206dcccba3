import AssayCore
import Foundation

/// Reads public pages as documents: politely, within limits, and only where robots.txt lets it.
public actor FetchedPages: PageSource {
  private let fetcher: any PageFetcher
  private let reader: any ArticleReader
  private let spacing: Double
  /// When each host may be asked again.
  private var next: [String: ContinuousClock.Instant] = [:]

  /// Makes a source.
  ///
  /// - Parameters:
  ///   - reader: Finds the article in a page.
  ///   - spacing: Seconds between two requests to one host.
  public init(fetcher: any PageFetcher, reader: any ArticleReader, spacing: Double = 1) {
    self.fetcher = fetcher
    self.reader = reader
    self.spacing = spacing
  }

  /// The article of a page as a document.
  ///
  /// - Throws: ``AssayError`` that says why there is none, or `CancellationError`.
  public func document(at address: String) async throws -> Document {
    guard let place = WebAddress(address) else { throw FetchFailure(.invalidAddress, address).error }
    try await takeTurn(at: place)
    do {
      let page = try await fetcher.fetch(FetchRequest(place))
      guard !page.saysNotFree else { throw FetchFailure(.paywalled, page.address.string).error }
      let article = try reader.read(ArticleInput(page))
      let kept = article.paragraphs.filter { $0.kind != .furniture }.map { article.text.text(in: $0.span) }
      return Document(
        id: page.address.string, url: article.url ?? page.address.string, title: article.title,
        published: article.published ?? article.modified, source: article.siteName,
        language: article.language, text: kept.joined(separator: "\n\n"))
    } catch let failure as FetchFailure {
      throw failure.error
    }
  }

  /// Waits until the host has been left alone long enough.
  private func takeTurn(at place: WebAddress) async throws {
    let now = ContinuousClock.now
    let asked = await fetcher.delay(for: place).map(Double.init) ?? 0
    let turn = max(now, next[place.host] ?? now)
    next[place.host] = turn + .seconds(max(spacing, asked))
    if next.count > 1000 { next = next.filter { $0.value > now } }
    if turn > now { try await Task.sleep(until: turn, clock: .continuous) }
  }
}
