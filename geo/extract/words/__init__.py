"""The words of a language and the text that they stand in: lexicon, patterns, tokens, sentences."""
