import AssayCore
import AssayText
import Foundation

/// An inverted index over claims, for the reverse of a search: a passage comes, and the claims it may bear on are wanted.
///
/// A claim is known by its informative terms. A passage is looked up term by term, so the cost is that of the claims which
/// share a term with it, not of all claims. Terms count by how seldom they occur in the passages that come, and those of
/// names and numbers twice.
public struct ClaimIndex: Sendable {
  /// A claim that a passage may bear on.
  public struct Match: Sendable, Hashable {
    /// The claim's position among those indexed.
    public var claim: Int
    /// The share of the claim's terms, by their weight, that the passage has: from 0 to 1.
    public var share: Double
    /// How many different terms they share.
    public var terms: Int
  }

  /// A match shares at least so many terms, or all of a claim that has fewer.
  static let fewestTerms = 2
  /// And at least this share.
  static let leastShare = 0.2
  /// At most so many claims for one passage, those that share most.
  static let mostClaims = 64

  private var postings: [String: [(claim: Int32, weight: Float)]] = [:]
  private var counts: [Int] = []
  private var weights: [[(term: String, weight: Float)]] = []
  private var frequency: [String: Int] = [:]
  private var passages = 0

  /// Indexes claims; O(terms).
  public init(_ claims: [Claim]) {
    for (position, claim) in claims.enumerated() {
      let terms = Self.terms(of: claim)
      weights.append(terms)
      counts.append(terms.count)
      for (term, weight) in terms { postings[term, default: []].append((Int32(position), weight)) }
    }
  }

  /// How many claims there are.
  public var count: Int { counts.count }

  /// The terms of a text: stems of its words, each once, words without content left out.
  public static func terms(of text: String) -> Set<String> {
    Set(
      Words.tokens(in: text).lazy.map(\.lowercased).filter { !Words.isStopWord($0) }.map(Words.stem))
  }

  /// Learns how often the index's terms occur in the passages that come.
  public mutating func learn(_ terms: Set<String>) {
    passages += 1
    for term in terms where postings[term] != nil { frequency[term, default: 0] += 1 }
    // What came lately counts more than what came long ago.
    if passages >= 20_000 {
      passages /= 2
      frequency = frequency.mapValues { $0 / 2 }
    }
  }

  /// The claims that a passage with these terms may bear on, those that share most first.
  public func matches(_ terms: Set<String>) -> [Match] {
    var shared: [Int32: (weight: Double, terms: Int)] = [:]
    for term in terms {
      guard let list = postings[term] else { continue }
      let rarity = rarity(of: term)
      for (claim, weight) in list {
        let old = shared[claim] ?? (0, 0)
        shared[claim] = (old.weight + Double(weight) * rarity, old.terms + 1)
      }
    }
    var matches: [Match] = []
    for (claim, found) in shared {
      let position = Int(claim)
      guard found.terms >= min(Self.fewestTerms, counts[position]) else { continue }
      let all = weights[position].reduce(0.0) { $0 + Double($1.weight) * rarity(of: $1.term) }
      let share = all > 0 ? found.weight / all : 0
      if share >= Self.leastShare { matches.append(Match(claim: position, share: share, terms: found.terms)) }
    }
    matches.sort { ($0.share, $1.claim) > ($1.share, $0.claim) }
    return Array(matches.prefix(Self.mostClaims))
  }

  /// How much it says that a term occurs; at least a little.
  private func rarity(of term: String) -> Double {
    max(0.05, -log((Double(frequency[term] ?? 0) + 0.5) / (Double(passages) + 20)))
  }

  private static func terms(of claim: Claim) -> [(term: String, weight: Float)] {
    let named = terms(of: claim.entities.map(\.name).joined(separator: " \n"))
    return terms(of: claim.text).sorted().map { term in
      (term, named.contains(term) || term.contains(where: \.isNumber) ? 2 : 1)
    }
  }
}
