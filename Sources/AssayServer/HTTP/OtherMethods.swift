import HTTPTypes
import Hummingbird

/// Answers to methods that an address does not take: 405 with those it takes, and not "nothing here".
enum OtherMethods {
  private static let all: [HTTPRequest.Method] =
    [.get, .head, .post, .put, .patch, .delete, .options, .trace]
    + [HTTPRequest.Method(rawValue: "QUERY")].compactMap(\.self)

  /// Adds them for every route that `router` has; routes that are added later get none.
  static func add(to router: Router<ServerContext>) {
    let known = Dictionary(grouping: router.routes, by: \.path.description)
    for routes in known.values {
      guard let path = routes.first?.path else { continue }
      var given = Set(routes.map(\.method))
      // The router makes those of GET itself, later.
      if given.contains(.get) { given.insert(.head) }
      let allowed = all.filter(given.contains)
      for method in all where !allowed.contains(method) {
        router.on(path, method: method) { _, _ -> Response in throw Problem.methodNotAllowed(allowed) }
      }
    }
  }
}
