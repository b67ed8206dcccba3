/// What a block's words look like, counted in one pass over its bytes.
struct BlockShape {
  var words = 0
  var lowerWords = 0
  var upperLetters = 0
  var digits = 0
  var commas = 0
  var sentenceEnds = 0
  var bars = 0
  var longWords = 0

  init(_ text: String) {
    var text = text
    self = text.withUTF8 { bytes in
      var shape = BlockShape()
      var wordLength = 0
      var previous: UInt8 = 0x20
      var eastAsian = 0
      for (index, byte) in bytes.enumerated() {
        if byte >= 0xE3, byte <= 0xEF, index + 2 < bytes.count {
          switch (byte, bytes[index + 1], bytes[index + 2]) {
          case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F): shape.sentenceEnds += 1
          case (0xE3, 0x80, 0x81), (0xEF, 0xBC, 0x8C): shape.commas += 1
          case (0xE3...0xE9, _, _): eastAsian += 1
          default: break
          }
        }
        if byte == 0x20 {
          if previous == 0x2E || previous == 0x21 || previous == 0x3F { shape.sentenceEnds += 1 }
          if wordLength > 6 { shape.longWords += 1 }
          wordLength = 0
        } else {
          if previous == 0x20 {
            shape.words += 1
            // Cyrillic and accented small letters mostly lie above; a capital's second byte is not looked at.
            if byte >= 0x61 && byte <= 0x7A { shape.lowerWords += 1 }
          }
          wordLength += 1
          switch byte {
          case 0x41...0x5A: shape.upperLetters += 1
          case 0x30...0x39: shape.digits += 1
          case 0x2C: shape.commas += 1
          case 0x7C, 0x3E: shape.bars += 1
          default: break
          }
        }
        previous = byte
      }
      if previous == 0x2E || previous == 0x21 || previous == 0x3F { shape.sentenceEnds += 1 }
      // Chinese and Japanese have no spaces: two characters are about a word.
      shape.words += eastAsian / 2
      shape.lowerWords += eastAsian / 2
      return shape
    }
  }

  private init() {}
}
