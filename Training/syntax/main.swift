// Treebanks in Assay's tokens, for parser.py: swift run -c release assay-treebank FILE.conllu > FILE.jsonl
import Foundation

guard CommandLine.arguments.count == 2 else {
  FileHandle.standardError.write(Data("usage: assay-treebank FILE.conllu > FILE.jsonl\n".utf8))
  exit(64)
}
let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
for example in try Treebank.read(URL(fileURLWithPath: CommandLine.arguments[1])) {
  FileHandle.standardOutput.write(try encoder.encode(example) + Data("\n".utf8))
}
