/// Who publishes a fact check and where: what a ClaimReview must say and a report does not know.
public struct ClaimReviewOptions: Sendable, Hashable {
  /// The organisation that publishes the fact check; it answers for the verdicts.
  public struct Organization: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its home page, http or https.
    public var url: String?

    /// Makes an organisation.
    public init(name: String, url: String? = nil) {
      self.name = name
      self.url = url
    }
  }

  /// The publisher of the fact check; nil where nobody has taken it over yet, which is then said.
  public var organization: Organization?
  /// The page, http or https, on which the review is published.
  ///
  /// Search engines require that it is on the same site as
  /// the markup.
  public var publicationURL: String?

  /// Makes options.
  public init(organization: Organization? = nil, publicationURL: String? = nil) {
    self.organization = organization
    self.publicationURL = publicationURL
  }
}
