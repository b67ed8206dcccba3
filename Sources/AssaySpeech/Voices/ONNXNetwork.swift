import AssayCore
import Foundation

/// A network file in ONNX, as far as it must be known to cut the network in two.
///
/// ONNX files are protocol buffers; the field numbers are those of `onnx.proto` (ModelProto, GraphProto, NodeProto,
/// TensorProto, ValueInfoProto). Only names and the places of fields are read; weights are copied, never interpreted.
struct ONNXNetwork {
  /// A field of a message: its number, the whole of it, and its content without key and length.
  struct Field {
    var number: Int
    var whole: Range<Int>
    var content: Range<Int>
  }

  /// An operation: what it takes and gives, by the names of the tensors.
  struct Node {
    var name: String
    var operation: String
    var inputs: [String]
    var outputs: [String]
    var place: Range<Int>
  }

  /// A constant of the graph.
  struct Constant {
    var dimensions: [Int]
    var place: Range<Int>
  }

  let data: Data
  private(set) var nodes: [Node] = []
  private(set) var constants: [String: Constant] = [:]
  /// Inputs and outputs of the whole network, by name.
  private(set) var inputs: [(name: String, place: Range<Int>)] = []
  private(set) var outputs: [(name: String, place: Range<Int>)] = []
  private var header: [Range<Int>] = []

  /// Reads the structure; nil where the bytes are no such file.
  init?(_ data: Data) {
    self.data = data
    guard let fields = Self.fields(data, 0..<data.count) else { return nil }
    // A message that comes twice is one message: the file may carry its graph in parts.
    for field in fields {
      guard field.number == 7 else {
        header.append(field.whole)
        continue
      }
      guard let graph = Self.fields(data, field.content) else { return nil }
      for part in graph { guard add(part) else { return nil } }
    }
    guard !nodes.isEmpty else { return nil }
  }

  private mutating func add(_ part: Field) -> Bool {
    guard [1, 5, 11, 12].contains(part.number) else { return true }
    guard let fields = Self.fields(data, part.content) else { return false }
    func texts(_ number: Int) -> [String] {
      fields.filter { $0.number == number }.map { String(decoding: data[$0.content], as: UTF8.self) }
    }
    switch part.number {
    case 1:
      nodes.append(
        Node(
          name: texts(3).first ?? "", operation: texts(4).first ?? "", inputs: texts(1), outputs: texts(2),
          place: part.whole))
    case 5:
      constants[texts(8).first ?? ""] = Constant(
        dimensions: fields.filter { $0.number == 1 }.flatMap { Self.numbers(data, $0) }, place: part.whole)
    case 11: inputs.append((texts(1).first ?? "", part.whole))
    default: outputs.append((texts(1).first ?? "", part.whole))
    }
    return true
  }

  /// What is needed to compute `outputs` when the tensors of `given` are there.
  func needed(for outputs: [String], given: Set<String>) -> (
    nodes: [Node], constants: [String], open: Set<String>
  ) {
    var makers: [String: Int] = [:]
    for (index, node) in nodes.enumerated() { for output in node.outputs { makers[output] = index } }
    var (waiting, seen) = (outputs, given)
    var (used, fixed, open) = (Set<Int>(), Set<String>(), Set<String>())
    while let name = waiting.popLast() {
      guard !name.isEmpty, seen.insert(name).inserted else { continue }
      if let maker = makers[name] {
        if used.insert(maker).inserted { waiting += nodes[maker].inputs }
      } else if constants[name] != nil {
        fixed.insert(name)
      } else {
        open.insert(name)
      }
    }
    return (used.sorted().map { nodes[$0] }, fixed.sorted(), open)
  }

  /// A network file with a part of the nodes; `inputs` and `outputs` are descriptions as ``tensor(_:shape:)`` makes them.
  func part(nodes: [Node], constants names: [String], inputs: [Data], outputs: [Data]) -> Data {
    var graph = Data()
    for node in nodes { graph += data[node.place] }
    graph += Self.field(2, Data("part".utf8))
    for name in names { if let constant = constants[name] { graph += data[constant.place] } }
    for input in inputs { graph += Self.field(11, input) }
    for output in outputs { graph += Self.field(12, output) }
    var file = Data()
    for place in header { file += data[place] }
    return file + Self.field(7, graph)
  }

  /// The description of a tensor of 32-bit floats; without a shape where that is left open.
  static func tensor(_ name: String, shape: [Int]?) -> Data {
    var type = Data([1 << 3, 1])  // elem_type: FLOAT
    if let shape {
      type += field(2, shape.reduce(Data()) { $0 + field(1, Data([1 << 3]) + varint($1)) })
    }
    return field(1, Data(name.utf8)) + field(2, field(1, type))
  }

  /// The content of a field of this file.
  func content(of place: Range<Int>) -> Data {
    guard let field = Self.fields(data, place)?.first else { return Data() }
    return data[field.content]
  }

  private static func field(_ number: Int, _ content: Data) -> Data {
    varint(number << 3 | 2) + varint(content.count) + content
  }

  private static func varint(_ value: Int) -> Data {
    var (rest, bytes) = (UInt64(value), [UInt8]())
    repeat {
      bytes.append(UInt8(rest & 0x7F) | (rest > 0x7F ? 0x80 : 0))
      rest >>= 7
    } while rest > 0
    return Data(bytes)
  }

  /// The fields of a message; nil where it is damaged.
  private static func fields(_ data: Data, _ range: Range<Int>) -> [Field]? {
    var fields: [Field] = []
    var place = range.lowerBound
    while place < range.upperBound {
      let start = place
      guard let key = number(data, &place, range.upperBound) else { return nil }
      var content = place..<place
      switch key & 7 {
      case 0:
        guard number(data, &place, range.upperBound) != nil else { return nil }
        content = content.lowerBound..<place
      case 1: place += 8
      case 5: place += 4
      case 2:
        guard let length = number(data, &place, range.upperBound), length <= UInt64(range.upperBound - place)
        else { return nil }
        content = place..<(place + Int(length))
        place = content.upperBound
      default: return nil
      }
      guard place <= range.upperBound else { return nil }
      fields.append(Field(number: Int(truncatingIfNeeded: key >> 3), whole: start..<place, content: content))
    }
    return fields
  }

  /// The varints of a field, packed or single.
  private static func numbers(_ data: Data, _ field: Field) -> [Int] {
    var (place, result) = (field.content.lowerBound, [Int]())
    while place < field.content.upperBound, let value = number(data, &place, field.content.upperBound) {
      result.append(Int(truncatingIfNeeded: value))
    }
    return result
  }

  private static func number(_ data: Data, _ place: inout Int, _ end: Int) -> UInt64? {
    var (value, shift) = (UInt64(0), UInt64(0))
    while place < end, shift < 64 {
      let byte = data[place]
      place += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return value }
      shift += 7
    }
    return nil
  }
}
