import Foundation

/// KOI8-R, in which old Russian text files and mails are, and for which Foundation has no decoder on every platform.
enum KOI8 {
  /// Whether a charset's name on the web means KOI8-R.
  static func isName(_ name: String) -> Bool {
    ["koi8r", "koi8", "cskoi8r"].contains(name.lowercased().filter { $0 != "-" && $0 != "_" })
  }

  /// The text; box-drawing characters and other marks are spaces.
  static func decode(_ data: Data) -> String {
    var text = String.UnicodeScalarView()
    for byte in data {
      switch byte {
      case ..<0x80: text.append(Unicode.Scalar(byte))
      case 0xC0...: text.append(letters[Int(byte - 0xC0)])
      case 0xA3: text.append("ё")
      case 0xB3: text.append("Ё")
      default: text.append(" ")
      }
    }
    return String(text)
  }

  private static let letters = Array(
    "юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ".unicodeScalars)
}
