import Testing

@testable import AssayServer

@Suite struct FairQueueTests {
  @Test func clientsTakeTurns() {
    var queue = FairQueue(limit: 100, limitOfOne: 100)
    for number in 1...3 { queue.add("a\(number)", of: "a") }
    queue.add("b1", of: "b")
    queue.add("c1", of: "c")
    #expect(queue.position(of: "b1") == 1)
    #expect((0..<6).compactMap { _ in queue.take() } == ["a1", "b1", "c1", "a2", "a3"])
    #expect(queue.take() == nil)
  }

  @Test func refusesWhatIsTooMuch() {
    var queue = FairQueue(limit: 3, limitOfOne: 2)
    queue.add("a1", of: "a")
    queue.add("a2", of: "a")
    #expect(queue.refusal(of: "a") == .tooManyOfOne)
    #expect(queue.refusal(of: "b") == nil)
    queue.add("b1", of: "b")
    #expect(queue.refusal(of: "b") == .full)
  }

  @Test func theSameCheckWaitsOnce() {
    var queue = FairQueue(limit: 9, limitOfOne: 9)
    queue.add("a", of: "x")
    queue.add("a", of: "x")
    #expect(queue.count == 1)
  }
}
