/// What is known of a source: facts that it or a register discloses, not a rating.
public struct SourceCard: Sendable, Hashable, Codable {
  /// The source's name, as documents carry it.
  public var name: String
  /// Other names of it, and host names of its sites.
  public var aliases: [String]
  /// Who owns it.
  public var owner: String?
  /// Who pays for it, as disclosed.
  public var funding: String?
  /// Where it is based: a country's name or ISO 3166 code.
  public var country: String?
  /// What it is: newspaper, agency, ministry, court, organisation and so on.
  public var kind: String?
  /// BCP 47 code of the language it publishes in.
  public var language: String?
  /// In which matter it is a party itself, in words; nil where it is none.
  public var party: String?

  /// Makes a card.
  public init(
    name: String, aliases: [String] = [], owner: String? = nil, funding: String? = nil,
    country: String? = nil,
    kind: String? = nil, language: String? = nil, party: String? = nil
  ) {
    self.name = name
    self.aliases = aliases
    self.owner = owner
    self.funding = funding
    self.country = country
    self.kind = kind
    self.language = language
    self.party = party
  }
}
