import AssayText

/// How fine a figure is written: a step of the last digit that it gives.
enum FigureStep {
  /// The step in the figure's own unit: 0.1 for "34.9 per cent", 100,000 for "1.4 million", 1 for "20 people".
  ///
  /// Shares in words are good to two points, and words such as "half a million" to a twentieth.
  static func of(_ quantity: QuantityMention) -> Double {
    let text = quantity.text.lowercased()
    guard let start = text.firstIndex(where: \.isNumber) else {
      if quantity.dimension == .percent { return 2 }
      return quantity.value >= 1000 ? quantity.value / 20 : 1
    }
    let figure = text[start...].prefix { $0.isNumber || $0 == "." || $0 == "," }
    let decimals = figure.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last?.count ?? 0
    var step = 1.0
    for _ in 0..<decimals { step /= 10 }
    // The scale is what the value has more than its digits: "2.5bn", "1.4 million".
    if let written = Double(figure.filter { $0 != "," }), written > 0 {
      for scale in [1e12, 1e9, 1e6, 1e3] where quantity.value >= written * scale * 0.999 {
        return step * scale
      }
    }
    return step
  }
}
