import AssayCore
import AssayInference
import Foundation

/// y = log x, the smallest of networks: it needs no weights, so that any bytes will do for them.
enum LogarithmModel {
  static let graph = """
    <?xml version="1.0"?>
    <net name="log" version="11"><layers>
    <layer id="0" name="x" type="Parameter" version="opset1"><data shape="?" element_type="f32"/>
    <output><port id="0" precision="FP32" names="x"><dim>-1</dim></port></output></layer>
    <layer id="1" name="log" type="Log" version="opset1">
    <input><port id="0" precision="FP32"><dim>-1</dim></port></input>
    <output><port id="1" precision="FP32" names="y"><dim>-1</dim></port></output></layer>
    <layer id="2" name="r" type="Result" version="opset1">
    <input><port id="0" precision="FP32"><dim>-1</dim></port></input></layer>
    </layers><edges><edge from-layer="0" from-port="0" to-layer="1" to-port="0"/>
    <edge from-layer="1" from-port="1" to-layer="2" to-port="0"/></edges></net>
    """

  static func write(in folder: URL, weights: Data = Data([1])) throws -> ModelFiles {
    let files = ModelFiles(
      graph: folder.appending(path: "model.xml"), weights: folder.appending(path: "model.bin"),
      sha256: ContentHash.sha256(weights))
    try Data(graph.utf8).write(to: files.graph)
    try weights.write(to: files.weights)
    return files
  }

  /// Runs the model on ones; the result is zeros.
  static func works(_ model: Model) async throws -> Bool {
    let ones = Tensor(shape: [3], values: .float32([1, 1, 1]))
    return try await model.run(["x": ones]) == [Tensor(shape: [3], values: .float32([0, 0, 0]))]
  }
}
