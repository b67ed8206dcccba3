// AssayInference runs neural networks: tensors in, tensors out. It knows no facts, no claims and no text.
//
// `RuntimeLocation` finds OpenVINO's libraries, `OpenVINORuntime` loads them, `Model` is one compiled network with its
// own thread, and `TransformerEncoder` feeds token sequences to a network in batches of like length. Tokenizers live
// in AssayText, so that neither room needs the other.
