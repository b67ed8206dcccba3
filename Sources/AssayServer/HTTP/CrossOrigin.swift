import HTTPTypes

/// What pages of other sites may read: what the widgets need, and nothing else.
enum CrossOrigin {
  /// The fields of an answer that anybody's page may read.
  static let readable: HTTPFields = [
    .accessControlAllowOrigin: "*", .crossOriginResourcePolicy: "cross-origin",
  ]

  /// Whether the widgets read what is at a path.
  static func isReadable(_ path: String) -> Bool {
    path == "/api/v1/annotations" || path.hasPrefix("/api/v1/checks/") && path.hasSuffix("/audio")
  }
}
