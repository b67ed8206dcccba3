/// Which sources are due, in an order that keeps the peace with their hosts.
///
/// A source that is due waits in its host's queue until the host has been left alone long enough. O(log n) a step.
struct HostQueue {
  private struct Host {
    var waiting: [Int64] = []
    var first = 0
    var underWay = 0
    var next: Double = 0
    var isScheduled = false
    /// Requests outside of the plan that wait for the host; they go before its sources.
    var claims = 0
  }

  private enum Token {
    case source(Int64, host: Int32)
    case host(Int32)
  }

  /// What is planned, and when; of two at one time the one planned first comes first.
  private struct Entry {
    var due: Double
    var order: Int
    var token: Token

    static func < (lhs: Entry, rhs: Entry) -> Bool { (lhs.due, lhs.order) < (rhs.due, rhs.order) }
  }

  /// Seconds after which a host that was busy is looked at again.
  private static let moment = 0.05
  private let spacing: Double
  private let perHost: Int
  private var heap: [Entry] = []
  private var pushed = 0
  private var hosts: [Host] = []
  private var numbers: [String: Int32] = [:]
  private(set) var underWay = 0
  private(set) var waiting = 0

  /// Makes an empty queue.
  ///
  /// - Parameters:
  ///   - spacing: Seconds between the beginnings of two visits to a host.
  ///   - perHost: Most visits to a host at once.
  init(spacing: Double, perHost: Int) {
    self.spacing = spacing
    self.perHost = perHost
  }

  /// When the next thing happens; nil where nothing is planned.
  var nextDue: Double? { heap.first?.due }

  /// Plans a visit.
  mutating func plan(_ source: Int64, host: String, due: Double) {
    push(due, .source(source, host: number(of: host)))
  }

  /// The next source to visit now, with its host's number; nil where none is ready.
  mutating func take(now: Double) -> (source: Int64, host: Int32)? {
    while let top = heap.first, top.due <= now {
      pop()
      switch top.token {
      case .source(let source, let host):
        hosts[Int(host)].waiting.append(source)
        waiting += 1
        schedule(host)
      case .host(let host):
        let index = Int(host)
        hosts[index].isScheduled = false
        guard hosts[index].first < hosts[index].waiting.count, hosts[index].underWay < perHost else {
          continue
        }
        // A request outside of the plan came between, or waits.
        guard hosts[index].next <= now, hosts[index].claims == 0 else {
          hosts[index].isScheduled = true
          push(max(hosts[index].next, now + Self.moment), .host(host))
          continue
        }
        let source = hosts[index].waiting[hosts[index].first]
        hosts[index].first += 1
        if hosts[index].first == hosts[index].waiting.count {
          hosts[index].waiting = []
          hosts[index].first = 0
        }
        begin(index, now: now)
        waiting -= 1
        schedule(host)
        return (source, host)
      }
    }
    return nil
  }

  /// Begins a request to a host outside of the plan; gives when to ask again where the host is to be left alone until then.
  ///
  /// - Parameter isWaiting: Whether it was put off before; until it begins or ``giveUp(host:)``, sources wait behind it.
  mutating func begin(
    at name: String, isWaiting: Bool, now: Double
  ) -> (host: Int32, until: Double?) {
    let host = number(of: name)
    let index = Int(host)
    guard hosts[index].underWay < perHost, hosts[index].next <= now else {
      if !isWaiting { hosts[index].claims += 1 }
      return (host, max(hosts[index].next, now + Self.moment))
    }
    if isWaiting { hosts[index].claims -= 1 }
    begin(index, now: now)
    return (host, nil)
  }

  /// A request that was put off is not made.
  mutating func giveUp(host: Int32) { hosts[Int(host)].claims -= 1 }

  private mutating func begin(_ index: Int, now: Double) {
    hosts[index].underWay += 1
    hosts[index].next = now + spacing
    underWay += 1
  }

  /// A visit to a host ended; `delay` is what the host's robots.txt asks for between visits.
  mutating func end(host: Int32, now: Double, delay: Double = 0) {
    hosts[Int(host)].underWay -= 1
    underWay -= 1
    if delay > spacing { hosts[Int(host)].next = max(hosts[Int(host)].next, now + delay) }
    schedule(host)
  }

  private mutating func schedule(_ host: Int32) {
    let entry = hosts[Int(host)]
    guard !entry.isScheduled, entry.first < entry.waiting.count, entry.underWay < perHost else { return }
    hosts[Int(host)].isScheduled = true
    push(entry.next, .host(host))
  }

  private mutating func number(of host: String) -> Int32 {
    if let known = numbers[host] { return known }
    let number = Int32(hosts.count)
    hosts.append(Host())
    numbers[host] = number
    return number
  }

  // A binary heap.

  private mutating func push(_ due: Double, _ token: Token) {
    pushed += 1
    heap.append(Entry(due: due, order: pushed, token: token))
    var index = heap.count - 1
    while index > 0, heap[index] < heap[(index - 1) / 2] {
      heap.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  private mutating func pop() {
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var index = 0
    while true {
      var least = index
      for child in [2 * index + 1, 2 * index + 2]
      where child < heap.count && heap[child] < heap[least] {
        least = child
      }
      guard least != index else { return }
      heap.swapAt(index, least)
      index = least
    }
  }
}
