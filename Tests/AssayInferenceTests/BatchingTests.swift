import Testing

@testable import AssayInference

@Suite struct BatchingTests {
  @Test(
    arguments: [
      Batching(), Batching(maximumTokens: 64, maximumSequences: 3, lengthMultiple: 8),
      Batching(maximumTokens: 1, maximumSequences: 1, lengthMultiple: 1),
      Batching(maximumTokens: 300, lengthMultiple: 5),
    ])
  func everySequenceIsInOneBatchThatHoldsIt(batching: Batching) {
    var generator = SystemRandomNumberGenerator()
    for count in [0, 1, 2, 7, 100] {
      let lengths = (0..<count).map { _ in Int.random(in: 1...100, using: &generator) }
      let batches = batching.batches(ofLengths: lengths, limit: 100)
      #expect(batches.flatMap(\.positions).sorted() == Array(lengths.indices))
      for batch in batches {
        #expect(batch.positions.count <= batching.maximumSequences)
        #expect(batch.positions.count == 1 || batch.positions.count * batch.length <= batching.maximumTokens)
        #expect(batch.positions.allSatisfy { lengths[$0] <= batch.length })
        #expect(batch.length <= 100)
      }
    }
  }

  @Test func likeLengthsGoTogether() {
    let batches = Batching(maximumTokens: 32, lengthMultiple: 1).batches(ofLengths: [16, 2, 16, 2, 2])
    #expect(batches.map(\.positions) == [[0, 2], [1, 3, 4]])
    #expect(batches.map(\.length) == [16, 2])
  }
}
