/// Which documents a search may return; an empty condition lets all pass.
public struct DocumentFilter: Sendable, Hashable {
  /// Sources, compared without regard to case.
  public var sources: Set<String>
  /// BCP 47 codes; "en" lets "en-GB" pass too.
  public var languages: Set<String>
  /// Kinds of documents.
  public var kinds: Set<DocumentKind>
  /// Nothing that was published before this day.
  public var from: PartialDate?
  /// Nothing that was published after this day.
  public var to: PartialDate?

  /// Makes a filter; without arguments it lets everything pass.
  public init(
    sources: Set<String> = [], languages: Set<String> = [], kinds: Set<DocumentKind> = [],
    from: PartialDate? = nil, to: PartialDate? = nil
  ) {
    self.sources = Set(sources.map { $0.lowercased() })
    self.languages = Set(languages.map { $0.lowercased() })
    self.kinds = kinds
    self.from = from
    self.to = to
  }

  /// Whether everything passes.
  public var isEmpty: Bool {
    sources.isEmpty && languages.isEmpty && kinds.isEmpty && from == nil && to == nil
  }

  /// Whether a document passes.
  ///
  /// A document that does not say what is asked for does not pass. A date known to the month passes where one of its
  /// days would.
  public func passes(_ document: Passage.Origin) -> Bool {
    if !sources.isEmpty, !sources.contains(document.source?.lowercased() ?? "") { return false }
    if !languages.isEmpty {
      let code = document.language?.lowercased() ?? ""
      let main = code.prefix { $0 != "-" && $0 != "_" }
      guard languages.contains(code) || languages.contains(String(main)) else { return false }
    }
    if !kinds.isEmpty, document.kind.map(kinds.contains) != true { return false }
    guard from != nil || to != nil else { return true }
    guard let published = document.published else { return false }
    func days(_ date: PartialDate, last: Bool) -> (Int, Int, Int) {
      (date.year, date.month ?? (last ? 12 : 1), date.day ?? (last ? 31 : 1))
    }
    if let from, days(published, last: true) < days(from, last: false) { return false }
    if let to, days(published, last: false) > days(to, last: true) { return false }
    return true
  }
}
