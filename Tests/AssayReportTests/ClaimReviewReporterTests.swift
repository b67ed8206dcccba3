import AssayCore
import AssayReport
import AssayTesting
import Foundation
import Testing

@Suite("ClaimReview report")
struct ClaimReviewReporterTests {
  private func elements(_ report: Report, _ options: ClaimReviewOptions = .init()) throws -> [[String: Any]] {
    let data = try ClaimReviewReporter(options: options).render(report)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
  }

  @Test("One element for each claim with a verdict from evidence")
  func count() throws {
    let summary = SampleReport.full.summary
    #expect(try elements(SampleReport.full).count == summary.claims - summary.notCheckable - summary.failed)
    #expect(try elements(SampleReport.empty).isEmpty)
  }

  @Test("The documented fields are there")
  func fields() throws {
    let options = ClaimReviewOptions(
      organization: .init(name: "Selden Fact Desk", url: "https://facts.example/"),
      publicationURL: "https://facts.example/checks/1#top")
    for element in try elements(SampleReport.full, options) {
      #expect(element["@context"] as? String == "https://schema.org")
      #expect(element["@type"] as? String == "ClaimReview")
      #expect((element["url"] as? String)?.hasPrefix("https://facts.example/checks/1#claim-") == true)
      #expect((element["claimReviewed"] as? String)?.isEmpty == false)
      #expect(element["datePublished"] as? String == "2025-12-13")
      #expect(
        element["author"] as? [String: String] == [
          "@type": "Organization", "name": "Selden Fact Desk", "url": "https://facts.example/",
        ])
      let rating = try #require(element["reviewRating"] as? [String: Any])
      #expect(rating["@type"] as? String == "Rating")
      let item = try #require(element["itemReviewed"] as? [String: Any])
      #expect(item["@type"] as? String == "Claim")
      #expect(item["datePublished"] as? String == "2025-12-11")
      #expect((item["author"] as? [String: String])?["@type"] == "Organization")
      let appearance = try #require(item["appearance"] as? [String: Any])
      #expect((appearance["url"] as? String)?.hasPrefix("https://courier.example/") == true)
      #expect(appearance["headline"] as? String == SampleReport.full.article.title)
    }
  }

  @Test(
    "Ratings",
    arguments: [("Supported", 5), ("Refuted", 1), ("Conflicting Evidence", 3), ("Not Enough Evidence", nil)]
      as [(String, Int?)])
  func ratings(_ name: String, _ value: Int?) throws {
    let ratings = try elements(SampleReport.full).compactMap { $0["reviewRating"] as? [String: Any] }
      .filter { $0["alternateName"] as? String == name }
    #expect(!ratings.isEmpty)
    for rating in ratings {
      #expect(rating["ratingValue"] as? Int == value)
      #expect(
        (rating["bestRating"] != nil) == (value != nil) && (rating["worstRating"] != nil) == (value != nil))
      #expect(rating["ratingExplanation"] is String)
    }
  }

  @Test("A named speaker is never made the claim's author")
  func noPersons() throws {
    for element in try elements(SampleReport.full) {
      let item = try #require(element["itemReviewed"] as? [String: Any])
      #expect((item["author"] as? [String: String])?["name"] == "The Selden Courier")
      if item["description"] != nil { #expect(item["firstAppearance"] == nil) }
    }
    let text = String(decoding: try ClaimReviewReporter().render(SampleReport.full), as: UTF8.self)
    #expect(!text.contains("\"Person\""))
  }

  @Test("Without an address to publish at, the review is named by the article's address, or by its hash")
  func addresses() throws {
    let urls = try elements(SampleReport.full).compactMap { $0["url"] as? String }
    #expect(urls.first == "https://courier.example/2025/12/street-reporters?ref=a&b=1#claim-1")
    #expect(Set(urls).count == urls.count)
    var report = SampleReport.full
    report.article.url = "javascript:alert(1)"
    report.article.sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    #expect(
      try elements(report).first?["url"] as? String
        == "ni:///sha-256;47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU#claim-1")
  }

  @Test("Stays inert within a script element")
  func embedding() throws {
    let text = String(decoding: try ClaimReviewReporter().render(SampleReport.hostile), as: UTF8.self)
    #expect(!text.contains("<") && !text.contains("javascript:alert(document"))
  }
}
