/// Chooses an article's headline among what a page offers.
///
/// In order of trust: the heading that agrees with what the page declares (JSON-LD, Open Graph, its title element),
/// because it is what readers see; the only first-level heading; the declared title without the site's name.
enum TitleChoice {
  /// The headline and the heading it stands in, where it stands in one.
  static func choose(_ found: PageFindings, linked: String?, site: String?, address: String?) -> (
    title: String?, node: Int?
  ) {
    let host = address.map(hostName)
    func clean(_ text: String?) -> String? {
      text.map { withoutSite(Whitespace.collapsed($0), site: site, host: host) }.flatMap {
        $0.isEmpty ? nil : $0
      }
    }
    let declared = [
      linked, found.meta("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"),
    ]
    .compactMap(clean)
    .map { whole($0, found.pageTitle) }
    let outer = declared + [clean(found.pageTitle)].compactMap { $0 }
    let slug = address.map(slugWords) ?? []
    let headings = found.headings.filter {
      !isSite($0.text, site: site, host: host) && $0.text.utf8.count < 500
    }
    let ranked = headings.map { heading in
      let agreement = outer.map { likeness(heading.text, $0) }.max() ?? 0
      let rank = agreement + (heading.isMarked ? 0.1 : 0) + (heading.isFirstLevel ? 0.2 : 0)
      return (heading, rank + 0.4 * inSlug(heading.text, slug))
    }
    let first = headings.filter(\.isFirstLevel)
    var chosen = ranked.max { $0.1 < $1.1 }.flatMap { $0.1 >= 0.6 ? $0.0 : nil }
    if chosen == nil, first.count == 1, let only = first.first, only.text.utf8.count >= 8 { chosen = only }
    if let only = chosen,
      let better = outer.first(where: { title in
        // A heading of the site in place of the article's: the address and the declared title agree on another one.
        inSlug(title, slug) >= 0.5 && inSlug(only.text, slug) < 0.1
      })
    {
      return (withoutOpening(better, only.text), nil)
    }
    guard let chosen else { return (outer.first ?? first.first?.text ?? headings.first?.text, nil) }
    return (withoutDomain(withoutLabel(chosen.text, outer)), chosen.node)
  }

  /// A declared title that a quotation mark within it cut short, as the page's title element has it.
  private static func whole(_ declared: String, _ pageTitle: String?) -> String {
    guard declared.utf8.count >= 12, let title = pageTitle.map(Whitespace.collapsed),
      title.hasPrefix(declared),
      title.utf8.count < 300
    else { return declared }
    let rest = title.dropFirst(declared.count).drop { $0 == " " }
    guard let mark = rest.first, mark == "\"" || mark == "'", let end = rest.dropFirst().lastIndex(of: mark)
    else {
      return declared
    }
    return String(title[...end])
  }

  /// A heading without a domain behind its last bar.
  private static func withoutDomain(_ heading: String) -> String {
    guard let bar = heading.lastIndex(of: "|") else { return heading }
    let tail = heading[heading.index(after: bar)...].drop { $0 == " " }
    let labels = tail.split(separator: ".", omittingEmptySubsequences: false)
    let isDomain =
      labels.count >= 2 && (2...6).contains(labels.last?.count ?? 0)
      && labels.allSatisfy {
        !$0.isEmpty && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
      }
    let head = Whitespace.collapsed(String(heading[..<bar]))
    return isDomain && !head.isEmpty ? head : heading
  }

  /// A title without the site's heading that it begins with.
  private static func withoutOpening(_ title: String, _ heading: String) -> String {
    guard title.hasPrefix(heading), title.utf8.count > heading.utf8.count + 8 else { return title }
    let rest = title.dropFirst(heading.count).drop { ":|-–— ".contains($0) }
    return rest.isEmpty ? title : String(rest)
  }

  /// The words of the last part of an address's path; empty where it has fewer than three.
  private static func slugWords(_ address: String) -> Set<String> {
    let path = address.prefix(2000).prefix { $0 != "?" && $0 != "#" }
    let parts = path.split(separator: "/").dropFirst(2)
    let slugs = parts.map { Set($0.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)) }
    let longest = slugs.max { $0.count < $1.count } ?? []
    return longest.count >= 3 ? longest : []
  }

  /// The share of a title's words that stand in the address; words that an address writes otherwise do not count.
  private static func inSlug(_ title: String, _ slug: Set<String>) -> Double {
    guard !slug.isEmpty else { return 0 }
    let plain = words(title).filter { $0.allSatisfy(\.isASCII) }
    guard plain.count >= 2 else { return 0 }
    return Double(plain.intersection(slug).count) / Double(plain.count)
  }

  /// A heading without a label in front of the headline, where the page declares the headline alone: "Local News | …".
  private static func withoutLabel(_ heading: String, _ declared: [String]) -> String {
    let lower = heading.lowercased()
    let shorter = declared.first { title in
      title.utf8.count < heading.utf8.count && title.utf8.count * 2 > heading.utf8.count
        && title.split(separator: " ").count >= 3 && lower.hasSuffix(title.lowercased())
    }
    return shorter.map { String(heading.suffix($0.count)) } ?? heading
  }

  /// How alike two titles are: the share of the words of either that stand in both, and half as much for those of the
  /// shorter one.
  private static func likeness(_ left: String, _ right: String) -> Double {
    let one = words(left)
    let two = words(right)
    guard !one.isEmpty, !two.isEmpty else { return 0 }
    let common = Double(one.intersection(two).count)
    let contained = common / Double(max(min(one.count, two.count), 2))
    return 0.5 * contained + 0.5 * common / Double(one.union(two).count)
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
  }

  /// The title without the parts that name the site.
  static func withoutSite(_ title: String, site: String?, host: String?) -> String {
    for mark in [" | ", " – ", " — ", " - ", " :: ", " » ", " « ", " • ", " · ", " // ", " ‹ ", " › "] {
      let parts = title.components(separatedByMark: mark)
      guard parts.count > 1 else { continue }
      var kept = parts[...]
      // "Title - example.org - What the site does".
      if let place = kept.dropFirst().dropLast().firstIndex(where: { isSite($0, site: site, host: host) }) {
        kept = kept[..<place]
      }
      while kept.count > 1, let last = kept.last, isSite(last, site: site, host: host) { kept.removeLast() }
      while kept.count > 1, let first = kept.first, isSite(first, site: site, host: host) {
        kept.removeFirst()
      }
      if kept.count < parts.count { return withoutSite(kept.joined(separator: mark), site: site, host: host) }
      let isBar = mark != " - " && mark != " – " && mark != " — "
      if isBar, let head = kept.first, let tail = kept.last, tail.count < head.count / 2,
        tail.split(separator: " ").count <= 4
      {
        return kept.dropLast().joined(separator: mark)
      }
    }
    return withoutCloseSite(title)
  }

  /// A title in Chinese, Japanese or Korean without a short name behind a mark, which has no spaces around it there.
  private static func withoutCloseSite(_ title: String) -> String {
    guard let mark = title.lastIndex(where: { "-_|｜—–".contains($0) }) else { return title }
    let head = title[..<mark]
    let tail = title[title.index(after: mark)...]
    let isEastAsian =
      head.unicodeScalars.count {
        (0x3040...0x9FFF).contains($0.value) || (0xAC00...0xD7AF).contains($0.value)
      } >= 6
    guard isEastAsian, (2...8).contains(tail.count), tail.count * 2 <= head.count,
      tail.allSatisfy({ $0.isLetter || $0.isNumber })
    else { return title }
    return Whitespace.collapsed(String(head))
  }

  /// Whether a text is the site's name, as the page says or as its address does.
  private static func isSite(_ text: String, site: String?, host: String?) -> Bool {
    let own = squashed(text)
    guard own.count >= 2 else { return true }
    if let site, squashed(site) == own { return true }
    guard let host, host.count >= 3 else { return false }
    return own == host || (own.contains(host) && own.count <= host.count + 14)
      || (own.count >= 4 && host.contains(own) && !text.contains(" "))
      || (own.count >= 6 && host.contains(own))
  }

  private static func squashed(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// The main label of an address's host, such as "example" of `https://www.example.co.uk/a`.
  static func hostName(_ address: String) -> String {
    guard let start = address.firstRange(of: "://") else { return "" }
    let host = address[start.upperBound...].prefix { $0 != "/" && $0 != ":" && $0 != "?" }.lowercased()
    var labels = host.split(separator: ".").map(String.init)
    if labels.count > 1 { labels.removeLast() }
    while labels.count > 1, ["co", "com", "org", "net", "gov", "ac", "edu"].contains(labels.last ?? "") {
      labels.removeLast()
    }
    return (labels.last ?? "").filter { $0.isLetter || $0.isNumber }
  }
}

extension String {
  /// The parts between occurrences of `mark`.
  fileprivate func components(separatedByMark mark: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: mark) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
