/// An identifier in JSON, which some write as a number.
struct TextOrNumber: Decodable {
  /// As a text.
  var text: String

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self.text = text
    } else {
      text = String(try container.decode(Int64.self))
    }
  }
}
