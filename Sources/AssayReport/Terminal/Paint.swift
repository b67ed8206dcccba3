/// Colour on a terminal, where it was asked for.
///
/// What it says is always said in words and symbols too.
struct Paint {
  let isOn: Bool

  func bold(_ text: String) -> String { wrap(text, "1") }
  func faint(_ text: String) -> String { wrap(text, "2") }

  /// `text` in the colour of a mark, from the sixteen that every terminal theme defines.
  func mark(_ text: String, _ mark: Mark) -> String {
    switch mark {
    case .supported: wrap(text, "1;32")
    case .refuted: wrap(text, "1;31")
    case .conflicting: wrap(text, "1;35")
    case .notEnoughEvidence: wrap(text, "1;33")
    case .notCheckable: wrap(text, "2")
    case .failed: wrap(text, "1;36")
    }
  }

  private func wrap(_ text: String, _ code: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
