import AssayCore

/// What comes from the network: single pages by address, feeds, live search providers, and the watch over them.
///
/// Everything that arrives here is hostile until read: each request has limits on bytes, time, headers and redirects,
/// goes to public addresses only, obeys robots.txt, and carries no cookies. This room judges nothing, and stores only
/// what the watch must remember about its sources.
public enum AssaySources {
  /// How Assay introduces itself to servers.
  public static let userAgent = "Assay/\(Assay.version) (+fact checking; obeys robots.txt as Assay)"
}
