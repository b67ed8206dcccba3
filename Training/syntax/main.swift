// Trains Models/syntax/model.bin: swift run -c release assay-train-syntax TRAIN.conllu DEV.conllu CLUSTERS.tsv OUT
import AssayText
import Foundation

let arguments = CommandLine.arguments
guard arguments.count == 5 else {
  print("usage: assay-train-syntax TRAIN.conllu DEV.conllu CLUSTERS.tsv OUT")
  exit(64)
}
let train = try Treebank.read(URL(fileURLWithPath: arguments[1]))
let development = try Treebank.read(URL(fileURLWithPath: arguments[2]))
let clusters = try Clusters.read(URL(fileURLWithPath: arguments[3]))
print(
  "\(train.count) sentences, \(train.reduce(0) { $0 + $1.words.count }) tokens; development \(development.count)"
)

func often(_ values: [String], _ least: Int) -> [String] {
  Dictionary(grouping: values, by: { $0 }).filter { $0.value.count >= least }.keys.sorted()
}
let tags = often(train.flatMap(\.tags), 20)
let labels = often(train.flatMap(\.labels), 10)
print("\(tags.count) tags, \(labels.count) labels")

// The parser learns from tags that a tagger gave which had not seen the sentence.
let rounds = 7
var tagged = train
for half in 0..<2 {
  let tagger = TaggerTrainer(
    train.indices.filter { $0 % 2 != half }.map { train[$0] }, tags: tags, clusters: clusters, rounds: 4,
    seed: 5)
  let weights = SyntaxWeights(classes: tags.count, entries: tagger.perceptron.entries(cut: 0))
  for index in train.indices where index % 2 == half {
    tagged[index].tags = Evaluation.tags(train[index].words, weights, clusters).map { tags[$0] }
  }
}
let tagger = TaggerTrainer(train, tags: tags, clusters: clusters, rounds: rounds, seed: 7)
let tagIndex = Dictionary(uniqueKeysWithValues: tags.enumerated().map { ($1, $0) })
let parser = ParserTrainer(
  tagged, tagIndex: tagIndex, labels: labels, clusters: clusters, rounds: 10, seed: 11)
for cut in [Float(0.09), 0.12, 0.15, 0.19] {
  let url = URL(fileURLWithPath: arguments[4] + (cut == 0.12 ? "" : "-\(cut)"))
  try Clusters.write(
    tags: tags, labels: labels, clusters: clusters,
    tables: [
      tagger.perceptron.entries(cut: cut), parser.moves.entries(cut: cut), parser.labeller.entries(cut: cut),
    ], to: url)
  Evaluation.report(try SyntaxModel(contentsOf: url), development, url)
}
