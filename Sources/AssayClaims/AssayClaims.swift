/// From an article to its claims: which sentences state something checkable, what exactly each states, and of whom.
///
/// Sentences are scored by a small trained model, cut into single facts by rules over words, and made to stand alone:
/// names for pronouns, dates for "last month". No rule guesses: where the words leave a doubt they stay as they are.
enum AssayClaims {}
