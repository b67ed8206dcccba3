import Dispatch
import Foundation
import Synchronization

/// A web server on this machine's loopback address, for tests: one thread a connection, one request a connection.
///
/// Unchecked: the socket is written once in `init`; what tests look at is under the mutex.
public final class LoopbackServer: @unchecked Sendable {
  /// What a client sent.
  public struct Request: Sendable {
    /// `GET`, `POST` and so on.
    public var method: String
    /// The path with its query, as sent.
    public var path: String
    /// The headers, their names in lower case.
    public var headers: [String: String]
    /// The body.
    public var body: Data
  }

  /// What the server does with a request.
  public enum Answer: Sendable {
    /// A status, headers and a text.
    case page(Int = 200, [String: String] = [:], String = "")
    /// A status, headers and bytes.
    case bytes(Int = 200, [String: String] = [:], Data)
    /// The same bytes again and again, until the client goes away, with a pause after each.
    case endless([String: String] = [:], Data, pauseMicroseconds: UInt32 = 0)
    /// Bytes as they are, no HTTP added.
    case raw(Data)
    /// Nothing until the client goes away.
    case silence
  }

  /// The port it listens at.
  public let port: UInt16
  private let socket: Int32
  private let seen = Mutex<[Request]>([])
  private let isStopped = Mutex(false)
  private let ended = DispatchSemaphore(value: 0)
  private let handler: @Sendable (Request) -> Answer

  /// Everything asked so far.
  public var requests: [Request] { seen.withLock { $0 } }

  /// Starts a server that answers by `handler`, called on a thread of each connection.
  public init(_ handler: @escaping @Sendable (Request) -> Answer) throws {
    self.handler = handler
    let listener = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    socket = listener
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 64) == 0 && getsockname(listener, $0, &size) == 0
      }
    }
    guard bound else { throw POSIXError(.EADDRINUSE) }
    port = UInt16(bigEndian: address.sin_port)
    Thread { [self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { break }
        Thread { self.serve(connection) }.start()
      }
      // Closed here and nowhere else: a number that is free again may be another server's before this thread looks at it,
      // which would then answer in that server's place.
      close(listener)
      ended.signal()
    }.start()
  }

  /// Stops to listen; the port is free when this returns.
  public func stop() {
    guard
      isStopped.withLock({ stopped in
        defer { stopped = true }
        return !stopped
      })
    else { return }
    shutdown(socket, Int32(SHUT_RDWR))
    ended.wait()
  }

  /// An address on this server.
  public func url(_ path: String, host: String = "127.0.0.1") -> String { "http://\(host):\(port)\(path)" }

  private func serve(_ connection: Int32) {
    defer { close(connection) }
    guard let request = receive(connection) else { return }
    seen.withLock { $0.append(request) }
    switch handler(request) {
    case .page(let status, let headers, let text): reply(connection, status, headers, Data(text.utf8))
    case .bytes(let status, let headers, let data): reply(connection, status, headers, data)
    case .raw(let data): _ = write(connection, data)
    case .silence:
      var byte: UInt8 = 0
      _ = recv(connection, &byte, 1, 0)
    case .endless(let headers, let data, let pause):
      guard write(connection, head(200, headers, length: nil)) else { return }
      while write(connection, data) { if pause > 0 { usleep(pause) } }
    }
  }

  private func reply(_ connection: Int32, _ status: Int, _ headers: [String: String], _ body: Data) {
    _ = write(connection, head(status, headers, length: body.count) + body)
  }

  private func head(_ status: Int, _ headers: [String: String], length: Int?) -> Data {
    var text = "HTTP/1.1 \(status) X\r\nConnection: close\r\n"
    if let length { text += "Content-Length: \(length)\r\n" }
    for (name, value) in headers { text += "\(name): \(value)\r\n" }
    return Data((text + "\r\n").utf8)
  }

  private func write(_ connection: Int32, _ data: Data) -> Bool {
    data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
      var sent = 0
      while sent < bytes.count {
        let count = send(
          connection, bytes.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
        guard count > 0 else { return false }
        sent += count
      }
      return true
    }
  }

  private func receive(_ connection: Int32) -> Request? {
    var data = Data()
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let mark = Data("\r\n\r\n".utf8)
    while true {
      if let end = data.range(of: mark) {
        let lines = String(decoding: data[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        let first = lines[0].split(separator: " ").map(String.init)
        guard first.count >= 2 else { return nil }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
          let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
          if parts.count == 2 { headers[parts[0].lowercased()] = parts[1] }
        }
        let length = Int(headers["content-length"] ?? "0") ?? 0
        if data.count - end.upperBound >= length {
          return Request(
            method: first[0], path: first[1], headers: headers,
            body: Data(data[end.upperBound...].prefix(length)))
        }
      }
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0, data.count < 1 << 20 else { return nil }
      data += buffer[..<count]
    }
  }
}
