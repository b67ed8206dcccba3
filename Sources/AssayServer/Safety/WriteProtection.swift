import Crypto
import Foundation
import HTTPTypes
import Hummingbird

/// Who may write, and who may read.
///
/// A request that changes something must come from this server's own page or from a program: browsers say which page sent it
/// (`Sec-Fetch-Site`, `Origin`). Tokens come as `Bearer`, or as the password of `Basic`, which browsers ask for; there are no
/// cookies.
struct WriteProtection: RouterMiddleware {
  private let options: WebServer.Options
  private let tokens: [[UInt8]]

  init(options: WebServer.Options) {
    self.options = options
    tokens = options.tokens.map { Array(SHA256.hash(data: Data($0.utf8))) }
  }

  func handle(
    _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    context.hasToken = !tokens.isEmpty && request.headers[.authorization].map(isToken) == true
    let writes = ![.get, .head, .options].contains(request.method)
    if writes {
      guard !options.isReadOnly else {
        throw Problem(.forbidden, "readOnly", "This server shows checks and takes none.")
      }
      try refuseOtherSites(request)
    }
    if !tokens.isEmpty, writes || options.isPrivate, !context.hasToken {
      throw Problem(
        .unauthorized, "tokenNeeded", "A token is needed for this.",
        headers: [
          .wwwAuthenticate: "Basic realm=\"Assay: any name, the token as password\", charset=\"UTF-8\""
        ])
    }
    return try await next(request, context)
  }

  private func refuseOtherSites(_ request: Request) throws {
    if let site = request.headers[.secFetchSite], !["same-origin", "none"].contains(site) {
      throw Self.otherSite
    }
    guard let origin = request.headers[.origin] else { return }
    // A form of our own pages: as they send no referrer, the browser makes the origin "null" and says only that it is the
    // same (Fetch, append a request Origin header).
    if origin == "null", request.headers[.secFetchSite] == "same-origin" { return }
    guard let parts = URLComponents(string: origin), let host = parts.host else { throw Self.otherSite }
    let authority = parts.port.map { "\(host):\($0)" } ?? host
    let own = [request.head.authority, options.publicURL.flatMap(Self.authority)].compactMap {
      $0?.lowercased()
    }
    guard own.contains(authority.lowercased()) else { throw Self.otherSite }
  }

  private static func authority(_ url: String) -> String? {
    guard let parts = URLComponents(string: url), let host = parts.host else { return nil }
    return parts.port.map { "\(host):\($0)" } ?? host
  }

  private static let otherSite = Problem(
    .forbidden, "otherSite", "This was sent from another site's page. Use this server's own form.")

  private func isToken(_ header: String) -> Bool {
    let parts = header.split(separator: " ", maxSplits: 1)
    guard parts.count == 2 else { return false }
    let given: String
    switch parts[0].lowercased() {
    case "bearer": given = String(parts[1])
    case "basic":
      guard let data = Data(base64Encoded: String(parts[1])), let text = String(data: data, encoding: .utf8),
        let colon = text.firstIndex(of: ":")
      else { return false }
      given = String(text[text.index(after: colon)...])
    default: return false
    }
    let hash = Array(SHA256.hash(data: Data(given.utf8)))
    // All are compared, and each whole, so that the time tells nothing.
    return tokens.reduce(false) { found, token in
      let differs = zip(token, hash).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) }
      return found || differs == 0
    }
  }
}
