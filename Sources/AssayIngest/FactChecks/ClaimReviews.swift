import AssayCore
import Foundation

/// Reads earlier fact checks from JSON: schema.org's ClaimReview, alone, in a list, in a graph or in a feed.
///
/// https://schema.org/ClaimReview, as publishers put it into their pages (Fact Check Markup), and Data Commons' dump
/// (`DataFeed` → `dataFeedElement` → `item`). What is not a ClaimReview with a claim is passed over.
enum ClaimReviews {
  /// Lists and objects nested deeper than this are not looked into.
  static let deepest = 12
  /// The most fact checks that are taken from one value.
  static let most = 1_000_000

  /// The fact checks in a JSON value, in order.
  ///
  /// - Parameter place: An identifier for those that have neither an `@id` nor an address, to which a number is added.
  static func documents(in value: Any, place: String) -> [Document] {
    var documents: [Document] = []
    var used: Set<String> = []
    collect(value, depth: 0) { review in
      guard documents.count < most, var document = document(of: review) else { return }
      if document.id.isEmpty { document.id = place }
      // One address may carry several reviews.
      if !used.insert(document.id).inserted {
        var number = 2
        while !used.insert("\(document.id)#\(number)").inserted { number += 1 }
        document.id += "#\(number)"
      }
      documents.append(document)
    }
    return documents
  }

  /// Whether bytes may hold a ClaimReview at all: a quick look before anything is parsed.
  static func mayBe(in data: Data) -> Bool {
    data.range(of: Data("ClaimReview".utf8)) != nil || data.range(of: Data("claimReviewed".utf8)) != nil
  }

  private static func collect(_ value: Any, depth: Int, _ take: ([String: Any]) -> Void) {
    guard depth < deepest else { return }
    if let list = value as? [Any] {
      for item in list { collect(item, depth: depth + 1, take) }
    } else if let object = value as? [String: Any] {
      if isReview(object) { return take(object) }
      for key in [
        "@graph", "dataFeedElement", "item", "itemListElement", "review", "claimReview", "mainEntity",
      ] {
        if let inner = object[key] { collect(inner, depth: depth + 1, take) }
      }
    }
  }

  private static func isReview(_ object: [String: Any]) -> Bool {
    let types = (object["@type"] as? [String]) ?? [object["@type"] as? String ?? ""]
    return types.contains { $0 == "ClaimReview" || $0.hasSuffix("/ClaimReview") }
      || (object["@type"] == nil && object["claimReviewed"] != nil)
  }

  private static func document(of review: [String: Any]) -> Document? {
    guard let claim = text(review["claimReviewed"]) else { return nil }
    let language = text(review["inLanguage"])
    let item = first(review["itemReviewed"])
    let rating = first(review["reviewRating"])
    let label = text(rating?["alternateName"]) ?? text(rating?["name"])
    var appearances: [String] = []
    for key in ["firstAppearance", "appearance", "url", "sameAs"] { appearances += addresses(item?[key]) }
    var seen = Set<String>()
    let url = addresses(review["url"]).first
    let factCheck = FactCheck(
      claim: claim, rating: label ?? text(rating?["ratingValue"]),
      verdict: RatingScale.verdict(
        label: label, value: number(rating?["ratingValue"]), best: number(rating?["bestRating"]),
        worst: number(rating?["worstRating"])),
      claimant: name(item?["author"]),
      claimDate: text(item?["datePublished"]).flatMap(Dates.parse),
      appearances: appearances.filter { seen.insert($0).inserted })
    return Document(
      id: text(review["@id"]) ?? text(review["identifier"]) ?? text(review["id"]) ?? url ?? "", url: url,
      title: text(review["headline"]) ?? text(review["name"]) ?? text(review["title"]),
      published: (text(review["datePublished"]) ?? text(review["dateCreated"])).flatMap(Dates.parse),
      source: name(review["author"]) ?? name(review["publisher"]), language: language,
      text: text(review["reviewBody"]) ?? text(review["text"]) ?? claim, kind: .factCheck,
      factCheck: factCheck)
  }

  /// A string or number as text, without mark-up left over; nil where it is blank or neither.
  private static func text(_ value: Any?) -> String? {
    let raw: String? =
      switch value {
      case let string as String: string
      case let number as NSNumber: number.stringValue
      case let object as [String: Any]: object["@value"] as? String
      default: nil
      }
    guard let raw else { return nil }
    let plain = Whitespace.collapsed(raw.contains("&") || raw.contains("<") ? MarkdownInline.plain(raw) : raw)
    return plain.isEmpty ? nil : plain
  }

  private static func number(_ value: Any?) -> Double? {
    if let number = value as? NSNumber { return number.doubleValue }
    return (value as? String).flatMap { Double($0.trimmingCharacters(in: .whitespaces)) }
  }

  private static func first(_ value: Any?) -> [String: Any]? {
    (value as? [String: Any]) ?? (value as? [Any])?.lazy.compactMap { $0 as? [String: Any] }.first
  }

  private static func name(_ value: Any?) -> String? {
    let parts = (value as? [Any]) ?? value.map { [$0] } ?? []
    let names = parts.prefix(10).compactMap { part in
      text(part) ?? (part as? [String: Any]).flatMap { text($0["name"]) }
    }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  private static func addresses(_ value: Any?) -> [String] {
    let parts = (value as? [Any]) ?? value.map { [$0] } ?? []
    return parts.prefix(50).compactMap { part in
      let address =
        part as? String ?? (part as? [String: Any]).flatMap { $0["url"] as? String ?? $0["@id"] as? String }
      return address.flatMap { $0.hasPrefix("http://") || $0.hasPrefix("https://") ? $0 : nil }
    }
  }
}
