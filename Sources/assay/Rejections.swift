import AssayCore
import AssayIngest
import Synchronization

/// Inputs that could not be taken, collected while the rest goes on.
final class Rejections: Sendable {
  private let list = Mutex<[(input: String, error: AssayError)]>([])
  /// The most that are printed one by one.
  private static let shown = 20

  func add(_ input: String, _ error: AssayError) {
    list.withLock { $0.append((input, error)) }
  }

  /// Prints what was rejected, and returns how many.
  func report() -> Int {
    let all = list.withLock { $0 }
    for (input, error) in all.prefix(Self.shown) { Console.error("  not taken: \(input): \(error.message)") }
    if all.count > Self.shown { Console.error("  … and \(all.count - Self.shown) more not taken.") }
    return all.count
  }
}

extension DocumentReader.Documents {
  /// The documents alone; what could not be read goes to `reject`.
  func accepted(
    reject: @escaping @Sendable (String, AssayError) -> Void
  ) -> AsyncThrowingCompactMapSequence<DocumentReader.Documents, Document> {
    compactMap { (item: ReadDocument) throws -> Document? in
      switch item {
      case .document(let document, _): return document
      case .failure(let input, let error):
        reject(input, error)
        return nil
      }
    }
  }
}
