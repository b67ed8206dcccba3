import Foundation

/// How many files and connections the process may have open.
enum OpenFiles {
  /// Raises the limit as far as the system lets it: every open stream takes one.
  static func raise() {
    #if os(Linux)
      let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let kind = RLIMIT_NOFILE
    #endif
    var limit = rlimit()
    guard getrlimit(kind, &limit) == 0 else { return }
    limit.rlim_cur = min(limit.rlim_max, 65_536)
    _ = setrlimit(kind, &limit)
  }
}
