/// What the first round of ``BlockModel`` thinks of the blocks around each block, as features of the second.
///
/// The order is part of the model; `second` in `Training/extraction/train.py` is the same in Python.
struct SecondRound {
  /// How many features are added.
  static let count = 21

  private let probabilities: [Float]
  private let parents: [Int]
  /// Letters, and letters weighted by probability, of the blocks before each one.
  private var totals: [Double] = [0]
  private var masses: [Double] = [0]
  private var byParent: [Int: (mass: Double, total: Double)] = [:]
  private let first: Int
  private let last: Int
  private let highest: Float
  /// The runs of likely blocks, which up to ``gap`` others may interrupt, and the run of each block or the one before it.
  private var runs: [(first: Int, last: Int, mass: Double)] = []
  private var runOf: [Int] = []

  /// How many unlikely blocks do not end a run.
  private static let gap = 2

  init(_ probabilities: [Float], letters: [Float], parents: [Int]) {
    self.probabilities = probabilities
    self.parents = parents
    for (index, probability) in probabilities.enumerated() {
      let mass = Double(probability * letters[index])
      totals.append(totals[index] + Double(letters[index]))
      masses.append(masses[index] + mass)
      byParent[parents[index], default: (0, 0)].mass += mass
      byParent[parents[index], default: (0, 0)].total += Double(letters[index])
    }
    first = probabilities.firstIndex { $0 >= 0.5 } ?? 0
    last = probabilities.lastIndex { $0 >= 0.5 } ?? 0
    highest = probabilities.max() ?? 0
    for (index, probability) in probabilities.enumerated() {
      if probability >= 0.5 {
        let mass = Double(probability * letters[index])
        if let run = runs.last, index - run.last <= SecondRound.gap + 1 {
          runs[runs.count - 1].last = index
          runs[runs.count - 1].mass += mass
        } else {
          runs.append((index, index, mass))
        }
      }
      runOf.append(runs.count - 1)
    }
  }

  /// Adds to a block's own features.
  func addFeatures(of index: Int, to row: inout [Float]) {
    let count = probabilities.count
    row.append(probabilities[index])
    for offset in [-4, -3, -2, -1, 1, 2, 3, 4] {
      let other = index + offset
      row.append(other >= 0 && other < count ? probabilities[other] : 0)
    }
    for reach in [5, 15] {
      let low = max(0, index - reach)
      let high = min(count, index + reach + 1)
      row.append(Float((masses[high] - masses[low]) / max(1, totals[high] - totals[low])))
    }
    let siblings = byParent[parents[index]] ?? (0, 0)
    row.append(Float(siblings.mass / max(1, siblings.total)))
    row.append(Float(max(0, first - index)))
    row.append(Float(max(0, index - last)))
    row.append(Float(masses[index] / max(1, masses[count])))
    row.append(Float(masses[count]))
    row.append(highest)
    let run = runOf[index]
    row.append(Float(run))
    row.append(run < 0 ? 0 : Float(runs[run].mass / max(1, masses[count])))
    row.append(run < 0 ? -1 : Float(max(0, index - runs[run].last)))
    row.append(run < 1 ? -1 : Float(min(200, runs[run].first - runs[run - 1].last)))
  }
}
