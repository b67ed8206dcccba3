// AssayIngest turns bytes into articles and documents: plain text, Markdown and HTML, from files or memory.
//
// A reader decides what the bytes say, never whether it is true. It opens no address and follows no link: what is
// read is what was given. Every input is hostile until read: sizes, depths and line lengths are bounded, bytes
// that are not text are refused by name, and an error says what to do.
//
// Each reader reduces its format to blocks (a kind and its words); `ArticleBuilder` alone lays blocks out as text
// with code point offsets, so that paragraphs and sentences are right by construction in every format.
