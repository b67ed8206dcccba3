// AssayText finds the parts of a text: sentences, words, dates, quantities, laws, quotations, names, language.
//
// Everything here is a pure function of a string. Nothing reads a file, knows what a fact is, or decides whether
// two things agree: it says what stands where, and what it means as far as the words alone tell. A finder would
// rather miss a mention than invent one, because a wrong date or number ends as a wrong verdict.
//
// Offsets are Unicode code points (`TextSpan`). Finders work on arrays of scalars and cost linear time.
//
// Text of a finder: `Lexeme` cuts words, numbers and marks; each finder matches patterns over lexemes by hand,
// longest first. English comes first, Russian month names and abbreviations are known where they cost nothing.
