import HTTPTypes

/// What pages of other sites may read: what the widgets need, and nothing else.
enum CrossOrigin {
  /// The fields of an answer that anybody's page may read.
  static let readable: HTTPFields = [
    .accessControlAllowOrigin: "*", .crossOriginResourcePolicy: "cross-origin",
  ]
}
