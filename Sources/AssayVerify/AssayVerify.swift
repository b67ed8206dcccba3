import AssayCore

/// Passages → assessments → verdict, with the reasons.
///
/// Two kinds of judge sit here. A trained cross-encoder says what a passage says about a claim as a whole. Facets compare
/// what can be compared explicitly: dates, numbers with units, names, laws, quoted words, negation, outcomes. Facets
/// explain a verdict, veto a false Supported, and establish Refuted only where the passage is clearly about the same
/// subject and event. ``DecisionRule`` makes one verdict of all passages. This room finds no passages and knows no
/// facts.
enum Room {}
