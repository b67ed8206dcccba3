import AssayCore
import CAssaySources
import Foundation
import Synchronization

/// Runs transfers: one thread, any number of connections.
///
/// A transfer costs a socket and its buffers, not a thread; tens of thousands may wait, and as many as `connections`
/// are under way. Cancelling the task that waits ends its transfer.
final class TransferLoop: Sendable {
  private let core: Core

  /// Starts the loop's thread.
  ///
  /// - Parameters:
  ///   - connections: How many transfers are under way at once.
  ///   - connectionsPerHost: How many of them go to one host.
  ///   - connectTo: `HOST:PORT` to connect to whatever the address says; for tests and benchmarks.
  init(connections: Int, connectionsPerHost: Int, allowsLoopback: Bool, connectTo: String? = nil) throws {
    // Where all goes to one place, libcurl would take every host for it.
    guard let loop = assay_loop_make(connections, connectTo == nil ? connectionsPerHost : 0) else {
      throw AssayError(.unavailable, "There is not enough memory to begin fetching.")
    }
    core = Core(loop: loop, connections: connections, allowsLoopback: allowsLoopback, connectTo: connectTo)
    let core = core
    let thread = Thread { core.run() }
    thread.name = "assay-transfers"
    thread.start()
  }

  deinit { core.stop() }

  /// Sends a request and gives the response.
  ///
  /// - Throws: ``TransferFailure``, or `CancellationError`.
  func run(_ request: TransferRequest) async throws -> TransferResponse {
    try Task.checkCancellation()
    let ticket = core.ticket()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { core.submit(ticket, request, $0) }
    } onCancel: {
      core.cancel(ticket)
    }
  }

  private typealias Answer = CheckedContinuation<TransferResponse, any Error>

  /// What is handed to the thread.
  private enum Order {
    case start(Int, TransferRequest, Answer)
    case cancel(Int)
  }

  /// The part that the thread owns.
  ///
  /// Unchecked: `loop` and everything in ``run()`` are touched by the loop's thread alone, but for `assay_loop_wake`,
  /// which libcurl allows from any thread; orders cross over under the mutex.
  private final class Core: @unchecked Sendable {
    private struct Inbox {
      var orders: [Order] = []
      var next = 0
      var isStopped = false
    }

    private let loop: OpaquePointer
    private let connections: Int
    private let allowsLoopback: Bool
    private let connectTo: String?
    private let inbox = Mutex(Inbox())

    init(loop: OpaquePointer, connections: Int, allowsLoopback: Bool, connectTo: String?) {
      self.loop = loop
      self.connections = connections
      self.allowsLoopback = allowsLoopback
      self.connectTo = connectTo
    }

    func ticket() -> Int {
      inbox.withLock {
        $0.next += 1
        return $0.next
      }
    }

    func submit(_ ticket: Int, _ request: TransferRequest, _ answer: Answer) {
      inbox.withLock { $0.orders.append(.start(ticket, request, answer)) }
      assay_loop_wake(loop)
    }

    func cancel(_ ticket: Int) {
      inbox.withLock { $0.orders.append(.cancel(ticket)) }
      assay_loop_wake(loop)
    }

    func stop() {
      inbox.withLock { $0.isStopped = true }
      assay_loop_wake(loop)
    }

    func run() {
      var waiting: [(ticket: Int, request: TransferRequest, answer: Answer)] = []
      var first = 0
      var running: [OpaquePointer: (ticket: Int, answer: Answer)] = [:]
      var cancelled: Set<Int> = []
      while true {
        let (orders, isStopped) = inbox.withLock { inbox in
          defer { inbox.orders = [] }
          return (inbox.orders, inbox.isStopped)
        }
        for order in orders {
          switch order {
          case .start(let ticket, let request, let answer): waiting.append((ticket, request, answer))
          case .cancel(let ticket):
            if let entry = running.first(where: { $0.value.ticket == ticket }) {
              running[entry.key] = nil
              assay_transfer_free(entry.key)
              entry.value.answer.resume(throwing: CancellationError())
            } else {
              cancelled.insert(ticket)
            }
          }
        }
        if isStopped {
          for (transfer, entry) in running {
            assay_transfer_free(transfer)
            entry.answer.resume(throwing: CancellationError())
          }
          for entry in waiting[first...] { entry.answer.resume(throwing: CancellationError()) }
          assay_loop_free(loop)
          return
        }
        while running.count < connections, first < waiting.count {
          let (ticket, request, answer) = waiting[first]
          first += 1
          if cancelled.remove(ticket) != nil {
            answer.resume(throwing: CancellationError())
          } else if let transfer = start(request) {
            running[transfer] = (ticket, answer)
          } else {
            answer.resume(
              throwing: TransferFailure(kind: .broken, detail: "the transfer could not be started"))
          }
        }
        if first == waiting.count {
          waiting.removeAll()
          first = 0
          // A cancellation that came after its transfer had ended concerns nobody.
          cancelled.removeAll()
        }
        assay_loop_turn(loop, 1000)
        while let transfer = assay_loop_ended(loop) {
          let result = TransferLoop.response(of: transfer)
          assay_transfer_free(transfer)
          running.removeValue(forKey: transfer)?.answer.resume(with: result)
        }
      }
    }

    private func start(_ request: TransferRequest) -> OpaquePointer? {
      let limits = request.limits
      var lines = request.headers.map { UnsafePointer<CChar>(strdup($0)) }
      lines.append(nil)
      defer { for line in lines { free(UnsafeMutablePointer(mutating: line)) } }
      return lines.withUnsafeBufferPointer { lines in
        request.address.string.withCString { url in
          AssaySources.userAgent.withCString { agent in
            withOptionalCString(connectTo) { connectTo in
              (request.post ?? Data()).withUnsafeBytes { (post: UnsafeRawBufferPointer) in
                var c = assay_request()
                c.url = url
                c.user_agent = agent
                c.headers = lines.baseAddress
                if request.post != nil {
                  c.post = post.bindMemory(to: UInt8.self).baseAddress
                  c.post_size = post.count
                }
                c.connect_milliseconds = Int(limits.connectSeconds * 1000)
                c.total_milliseconds = Int(limits.totalSeconds * 1000)
                c.idle_bytes_per_second = limits.idleBytesPerSecond
                c.idle_seconds = limits.idleSeconds
                c.maximum_wire = Int64(limits.wireBytes)
                c.maximum_body = limits.bodyBytes
                c.maximum_headers = limits.headerBytes
                c.allows_loopback = allowsLoopback ? 1 : 0
                c.check = { address, allowsLoopback in
                  guard let address else { return 0 }
                  return AddressRule.allows(address, allowsLoopback: allowsLoopback != 0) ? 1 : 0
                }
                c.connect_to = connectTo
                return assay_loop_start(loop, &c)
              }
            }
          }
        }
      }
    }

    private func withOptionalCString<R>(_ text: String?, _ body: (UnsafePointer<CChar>?) -> R) -> R {
      guard let text else { return body(nil) }
      return text.withCString { body($0) }
    }
  }

  private static func response(of transfer: OpaquePointer) -> Result<TransferResponse, any Error> {
    let result = assay_transfer_result(transfer)
    let kind: TransferFailure.Kind
    switch result.ending {
    case ASSAY_DONE:
      return .success(
        TransferResponse(
          status: result.status,
          headers: ResponseHeaders(
            UnsafeRawBufferPointer(start: result.headers, count: result.headers_size)),
          body: result.body.map { Data(bytes: $0, count: result.body_size) } ?? Data(),
          wireBytes: Int(result.wire), redirect: result.redirect.map { String(cString: $0) }))
    case ASSAY_ADDRESS_REFUSED: kind = .addressRefused
    case ASSAY_BODY_TOO_LARGE: kind = .tooLarge
    case ASSAY_HEADERS_TOO_LARGE: kind = .headersTooLarge
    case ASSAY_TIMED_OUT: kind = .timedOut
    case ASSAY_NOT_RESOLVED: kind = .notResolved
    case ASSAY_NOT_CONNECTED: kind = .notConnected
    case ASSAY_TLS_FAILED: kind = .secureConnection
    default: kind = .broken
    }
    return .failure(
      TransferFailure(kind: kind, detail: result.message.map { String(cString: $0) } ?? "no details"))
  }
}
