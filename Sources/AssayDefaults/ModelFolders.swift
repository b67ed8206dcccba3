import AssayCore
import Foundation

/// Where the models are: in the folder that holds `Models/`, which is the checkout or an installed copy of it.
public struct ModelFolders: Sendable {
  /// The folder that holds `Models/` and the set-up's `.assay/`.
  public let home: URL

  /// Uses a given home.
  public init(home: URL) { self.home = home }

  /// Finds the home: `ASSAY_HOME`, else the nearest folder above the executable with `Models/`.
  ///
  /// Never the working folder: a model that lies beside an article must not decide about it.
  ///
  /// - Throws: ``AssayError`` with code `modelMissing`.
  public static func find() throws -> ModelFolders {
    if let given = ProcessInfo.processInfo.environment["ASSAY_HOME"], !given.isEmpty {
      return ModelFolders(home: URL(fileURLWithPath: given))
    }
    let executable = URL(fileURLWithPath: CommandLine.arguments.first ?? "assay").resolvingSymlinksInPath()
    let starts = [
      URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath(), executable,
    ]
    for start in starts {
      var folder = start.deletingLastPathComponent()
      while folder.path != "/" {
        let marker = folder.appendingPathComponent("Models/verifier/model.json").path
        if FileManager.default.fileExists(atPath: marker) { return ModelFolders(home: folder) }
        folder.deleteLastPathComponent()
      }
    }
    throw AssayError(
      .modelMissing,
      "The folder Models with the verifier was not found. Run ./assay from the checkout, or set ASSAY_HOME to it."
    )
  }

  /// The fast verifier's folder.
  public var verifier: URL { home.appendingPathComponent("Models/verifier") }
  /// The accurate verifier's folder.
  public var accurateVerifier: URL { home.appendingPathComponent("Models/verifier-accurate") }
  /// The accurate verifier's weights, put together by the set-up from their parts in the repository.
  public var accurateVerifierWeights: URL {
    home.appendingPathComponent(".assay/models/verifier-accurate/model.bin")
  }
  /// The embedder's folder.
  public var embedder: URL { home.appendingPathComponent("Models/embedder") }
  /// The embedder's weights, made by the set-up from the model's package.
  public var embedderWeights: URL { home.appendingPathComponent(".assay/models/embedder/model.bin") }
  /// The standard voice, fetched by the set-up of `assay listen`.
  public var voice: URL { home.appendingPathComponent(".assay/models/voice/en_US-joe-medium.onnx") }
  /// The grammar model’s folder.
  public var grammar: URL { home.appendingPathComponent("Models/syntax") }
  /// The check-worthiness model's folder.
  public var checkworthiness: URL { home.appendingPathComponent("Models/checkworthiness") }
}
