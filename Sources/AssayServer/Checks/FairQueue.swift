/// Checks that wait, taken in turn from all who asked: whoever asks for twenty does not hold up whoever asks for one.
struct FairQueue {
  /// Why nothing more is taken in.
  enum Refusal: Error, Equatable {
    /// The server has enough to do.
    case full
    /// This client has asked for enough.
    case tooManyOfOne
  }

  private var waiting: [(client: String, checks: [String])] = []
  private var next = 0
  private let limit: Int
  private let limitOfOne: Int

  init(limit: Int, limitOfOne: Int) {
    self.limit = limit
    self.limitOfOne = limitOfOne
  }

  /// How many checks wait.
  var count: Int { waiting.reduce(0) { $0 + $1.checks.count } }

  /// Whether a client may ask for another check.
  func refusal(of client: String) -> Refusal? {
    if count >= limit { return .full }
    let own = waiting.first { $0.client == client }?.checks.count ?? 0
    return own >= limitOfOne ? .tooManyOfOne : nil
  }

  /// Puts a check at the end of its client's own line.
  mutating func add(_ check: String, of client: String) {
    if let index = waiting.firstIndex(where: { $0.client == client }) {
      guard !waiting[index].checks.contains(check) else { return }
      waiting[index].checks.append(check)
    } else {
      waiting.append((client, [check]))
    }
  }

  /// Takes the first check of the client whose turn it is.
  mutating func take() -> String? {
    guard !waiting.isEmpty else { return nil }
    if next >= waiting.count { next = 0 }
    let check = waiting[next].checks.removeFirst()
    if waiting[next].checks.isEmpty {
      waiting.remove(at: next)
    } else {
      next += 1
    }
    return check
  }

  /// How many checks are begun before this one; nil where it does not wait.
  func position(of check: String) -> Int? {
    var rest = self
    var position = 0
    while let taken = rest.take() {
      if taken == check { return position }
      position += 1
    }
    return nil
  }
}
