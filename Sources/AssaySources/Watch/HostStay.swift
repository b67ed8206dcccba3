/// A request's stay at a host, and at the next one where a redirect leads there.
///
/// Nobody waits for a host while holding another: two feeds that lead to each other's hosts would wait forever.
actor HostStay {
  private let agenda: Agenda
  private let fetcher: any PageFetcher
  private var host: Int32?

  /// - Parameter host: Where the stay has begun already.
  init(_ agenda: Agenda, at host: Int32, fetcher: any PageFetcher) {
    self.agenda = agenda
    self.fetcher = fetcher
    self.host = host
  }

  /// Goes from one host to another, when that may be asked.
  ///
  /// - Throws: `CancellationError`.
  func move(from old: WebAddress, to new: WebAddress) async throws {
    await end(after: old.string)
    host = try await agenda.enter(new.host)
  }

  /// Ends the stay, where it has not ended.
  ///
  /// - Parameter address: What was asked there; its robots.txt may want a longer pause.
  func end(after address: String?) async {
    guard let host else { return }
    self.host = nil
    var delay = 0
    if let address = address.flatMap({ WebAddress($0) }) { delay = await fetcher.delay(for: address) ?? 0 }
    await agenda.leave(host, delay: Double(delay))
  }

  /// Fetches when the hosts on the way may be asked.
  static func fetch(
    _ request: FetchRequest, _ agenda: Agenda, _ fetcher: any PageFetcher
  ) async throws -> FetchedPage {
    let stay = HostStay(agenda, at: try await agenda.enter(request.address.host), fetcher: fetcher)
    var request = request
    request.onLeaving = { try await stay.move(from: $0, to: $1) }
    do {
      let page = try await fetcher.fetch(request)
      await stay.end(after: page.address.string)
      return page
    } catch {
      await stay.end(after: request.address.string)
      throw error
    }
  }
}
