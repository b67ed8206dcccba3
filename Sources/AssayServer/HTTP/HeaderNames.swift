import HTTPTypes

/// Header fields that the library does not name.
extension HTTPField.Name {
  /// Who may read an answer from another origin.
  static let crossOriginResourcePolicy = named("Cross-Origin-Resource-Policy")
  /// Keeps other sites' windows apart.
  static let crossOriginOpenerPolicy = named("Cross-Origin-Opener-Policy")
  /// How much a link tells where it was followed.
  static let referrerPolicy = named("Referrer-Policy")
  /// What the page may ask of the device.
  static let permissionsPolicy = named("Permissions-Policy")
  /// Whose page a request comes from, as the browser says.
  static let secFetchSite = named("Sec-Fetch-Site")
  /// Who may put a page into a frame, for browsers that know no policy.
  static let frameOptions = named("X-Frame-Options")
  /// The last event that a listener got.
  static let lastEventID = named("Last-Event-ID")
  /// Whose request a proxy hands on.
  static let forwardedFor = named("X-Forwarded-For")
  /// What a hub signed its delivery with.
  static let hubSignature = named("X-Hub-Signature")
  /// Tells proxies not to hold a stream back.
  static let accelBuffering = named("X-Accel-Buffering")

  private static func named(_ name: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(name) else {
      preconditionFailure("“\(name)” is no name of a header field.")
    }
    return name
  }
}
