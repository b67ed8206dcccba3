import AssayCore
import Foundation

/// Reads the pages that providers named, some at a time, and makes documents of them.
struct PageRound: Sendable {
  let pages: (any PageSource)?
  let options: LiveSearch.Options

  /// What reading one page gave.
  private enum Reading: Sendable {
    case read(Document)
    case unread(String)
  }

  /// The documents in the order of `found`; what could not be read is in the records of the providers.
  ///
  /// - Throws: `CancellationError`.
  func read(
    _ found: LiveResults, records: inout [SearchRecord],
    tell: @escaping @Sendable (SearchEvent) -> Void
  ) async throws -> [Document] {
    let wanted = found.entries.indices.filter { found.entries[$0].result.text == nil }
    let readings = try await readings(Array(wanted.prefix(options.pages)), of: found, tell: tell)
    var documents: [Document] = []
    for (place, entry) in found.entries.enumerated() {
      var page: Document?
      switch readings[place] {
      case .read(let document): page = document
      case .unread(let reason): records[entry.provider].note(entry.result.url, unread: reason)
      case nil where entry.result.text == nil && pages != nil:
        records[entry.provider].note(
          entry.result.url, unread: "No more than \(options.pages) pages are read in one check.")
      case nil: break
      }
      if page != nil || entry.result.text != nil { records[entry.provider].read += 1 }
      if let document = document(entry.result, page: page, provider: records[entry.provider].provider) {
        documents.append(document)
      }
    }
    return documents
  }

  private func readings(
    _ places: [Int], of found: LiveResults, tell: @escaping @Sendable (SearchEvent) -> Void
  ) async throws -> [Int: Reading] {
    guard let pages, !places.isEmpty else { return [:] }
    let end = ContinuousClock.now + .seconds(options.secondsForPages)
    return try await withThrowingTaskGroup(of: (Int, Reading).self) { group in
      var readings: [Int: Reading] = [:]
      for (started, place) in places.enumerated() {
        if started >= max(1, options.pagesAtOnce), let (done, reading) = try await group.next() {
          readings[done] = reading
          tell(.pages(done: readings.count, total: places.count))
        }
        let address = found.entries[place].result.url
        group.addTask { (place, try await reading(of: address, from: pages, end: end)) }
      }
      while let (done, reading) = try await group.next() {
        readings[done] = reading
        tell(.pages(done: readings.count, total: places.count))
      }
      return readings
    }
  }

  private func reading(
    of address: String, from pages: any PageSource, end: ContinuousClock.Instant
  ) async throws -> Reading {
    guard ContinuousClock.now < end else { return .unread("The time for reading pages was over.") }
    do {
      return .read(
        try await TimeLimit.run(seconds: options.secondsPerPage) {
          try await pages.document(at: address)
        })
    } catch let error as AssayError {
      return .unread(error.message)
    } catch is TimeLimit.Passed {
      return .unread("The page took too long to answer.")
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      return .unread(String(describing: error))
    }
  }

  /// The document that a result and its page make; nil where there are no words at all.
  private func document(_ result: SearchResult, page: Document?, provider: String) -> Document? {
    let text = page?.text ?? result.text ?? result.snippet ?? result.factCheck?.claim
    guard let text, text.contains(where: \.isLetter) else { return nil }
    let isRead = page != nil || result.text != nil
    return Document(
      id: result.url, url: result.url, title: result.title ?? page?.title,
      published: page?.published ?? result.published,
      source: LiveSource.name(
        provider: provider, publisher: result.publisher ?? page?.source ?? Self.host(of: result.url)),
      language: page?.language ?? result.language, text: text,
      kind: result.factCheck != nil ? .factCheck : isRead ? page?.kind : .searchResult,
      factCheck: result.factCheck)
  }

  /// The host's name of an address, without `www.`.
  private static func host(of address: String) -> String? {
    guard let host = URL(string: address)?.host(), !host.isEmpty else { return nil }
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }
}

extension SearchRecord {
  /// Notes a page that was not read; the first fifty are kept.
  fileprivate mutating func note(_ url: String, unread reason: String) {
    if unread.count < 50 { unread.append(UnreadPage(url: url, reason: reason)) }
  }
}
