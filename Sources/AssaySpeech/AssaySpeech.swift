// AssaySpeech reads an article aloud: text becomes words that can be said, words become sound, and every sound keeps
// the place of its words in the article.
//
// `SpeechNormalizer` writes out numbers, dates, abbreviations and addresses; `PiperEngine` (a neural voice, English) and
// `EspeakEngine` (a hundred languages) make sound; `ArticleSpeaker` goes through an article sentence by sentence and
// `ListeningFolder` writes audio, timings and captions. Nothing here judges the article.
//
// espeak-ng is under the GPL and runs as a process of its own (`EspeakProgram`), never linked.
