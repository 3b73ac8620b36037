"""How a language writes money, dates, lists and amounts in words, and its fixed phrases."""

from docgen.language.language import Language, LanguageMissing, available_languages, language

__all__ = ["Language", "LanguageMissing", "available_languages", "language"]
