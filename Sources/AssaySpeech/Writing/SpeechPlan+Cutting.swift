import AssayCore

extension SpeechPlan {
  /// Words in parts that a voice can say in one go, cut at marks where there are any.
  static func cut(_ words: [SpokenWord]) -> [[SpokenWord]] {
    var parts: [[SpokenWord]] = []
    var part: [SpokenWord] = []
    var length = 0
    for word in words.flatMap(halved) {
      let isFull = length + word.text.count > maximumLength && !part.isEmpty
      let isGoodPlace = length > maximumLength / 2 && part.last?.mark != nil
      if isFull || isGoodPlace {
        // Back to the last mark, where there is one in the second half.
        var rest: [SpokenWord] = []
        if isFull, let cut = part.lastIndex(where: { $0.mark != nil }), cut >= part.count / 2,
          cut + 1 < part.count
        {
          rest = Array(part[(cut + 1)...])
          part.removeLast(rest.count)
        }
        parts.append(part)
        part = rest
        length = rest.reduce(0) { $0 + $1.text.count + 1 }
      }
      part.append(word)
      length += word.text.count + 1
    }
    if !part.isEmpty { parts.append(part) }
    return parts
  }

  /// A "word" of thousands of letters in pieces that a voice can say; each keeps the whole word's place.
  private static func halved(_ word: SpokenWord) -> [SpokenWord] {
    guard word.text.utf8.count > maximumLength else { return [word] }
    var rest = word.text[...]
    var pieces: [SpokenWord] = []
    while !rest.isEmpty {
      var piece = rest.prefix(maximumLength)
      if piece.endIndex < rest.endIndex, let space = piece.lastIndex(of: " ") { piece = piece[..<space] }
      if piece.isEmpty { piece = rest.prefix(maximumLength) }
      var said = word
      said.text = String(piece)
      rest = rest[piece.endIndex...].drop { $0 == " " }
      if !rest.isEmpty { said.mark = nil }
      pieces.append(said)
    }
    return pieces
  }
}
