import AssayCore

/// What the providers named, each document once, those first whose pages matter most.
///
/// The best that each provider named for each claim comes before anything's second best, so that a limit on pages falls
/// on all claims alike.
struct LiveResults: Sendable {
  /// A document with the provider that named it first.
  struct Entry: Sendable {
    var provider: Int
    var result: SearchResult
  }

  private(set) var entries: [Entry] = []

  init(_ rounds: [ProviderRound], without address: String?) {
    var places: [String: Int] = [:]
    let own = address.map(Self.key)
    let deepest = rounds.flatMap { $0.results.map(\.results.count) }.max() ?? 0
    for rank in 0..<deepest {
      for (provider, round) in rounds.enumerated() {
        for (_, results) in round.results where rank < results.count {
          let result = results[rank]
          let key = Self.key(result.url)
          guard key != own else { continue }
          if let place = places[key] {
            entries[place].result.complete(from: result)
          } else {
            places[key] = entries.count
            entries.append(Entry(provider: provider, result: result))
          }
        }
      }
    }
  }

  /// An address by which two of one page are one: without scheme, fragment and a slash at the end.
  private static func key(_ address: String) -> String {
    var key = address.prefix { $0 != "#" }
    for scheme in ["https://", "http://"] where key.lowercased().hasPrefix(scheme) {
      key = key.dropFirst(scheme.count)
    }
    if key.hasPrefix("www.") { key = key.dropFirst(4) }
    while key.hasSuffix("/") { key = key.dropLast() }
    return String(key)
  }
}

extension SearchResult {
  /// Takes from another result for the same page what this one lacks.
  fileprivate mutating func complete(from other: SearchResult) {
    title = title ?? other.title
    snippet = snippet ?? other.snippet
    published = published ?? other.published
    publisher = publisher ?? other.publisher
    language = language ?? other.language
    text = text ?? other.text
    factCheck = factCheck ?? other.factCheck
  }
}
