/// The name of a line of input, which comes back as it was given: a text or a number.
enum LineID: Codable, Sendable, Hashable, CustomStringConvertible {
  case text(String)
  case whole(Int64)
  case number(Double)

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let whole = try? container.decode(Int64.self) {
      self = .whole(whole)
    } else {
      self = .number(try container.decode(Double.self))
    }
  }

  var description: String {
    switch self {
    case .text(let text): text
    case .whole(let whole): String(whole)
    case .number(let number): String(number)
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .whole(let whole): try container.encode(whole)
    case .number(let number): try container.encode(number)
    }
  }
}
