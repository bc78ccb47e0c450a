/**
 * The interface's words in the reader's language. The English words are the keys; what a catalogue lacks is said in English.
 * Catalogues are the files of `assets/words/`, which the host puts in place of `CATALOGUES`. A page has one language, as it has
 * one `lang`: that is why it is kept here and not handed from function to function.
 */

/** @type {Object<string, {locale: string, name: string, words: Object, counted: Object, dates: Object}>} */
const CATALOGUES = {};

/** Codes and names of the languages, in the order of the switch. */
export const LANGUAGES = Object.entries(CATALOGUES).map(([code, { name }]) => [code, name]);

let language = "en";

/** Speaks a language from now on; one that is not known is English. */
export function setLanguage(code) {
  language = languageOf(code);
}

/** The code of a known language, "en" for any other. */
export function languageOf(code) {
  return Object.hasOwn(CATALOGUES, code) ? code : "en";
}

/** The code of the language that is spoken. */
export function spokenLanguage() {
  return language;
}

/** The locale for numbers, letters and order. */
export function locale() {
  return CATALOGUES[language].locale;
}

/**
 * The English words in the language spoken, with `{name}` replaced by the values. What follows "|" tells words apart that English
 * has one for, and is not said.
 */
export function say(english, values = {}) {
  return filled(CATALOGUES[language].words[english] ?? english.split("|")[0], values);
}

/** A noun with its number, in the form that the language wants: `sayCounted(2, "incident", "2")` is "2 incidents". */
export function sayCounted(count, noun, number) {
  const forms = CATALOGUES[language].counted[noun] ?? CATALOGUES.en.counted[noun];
  return filled(forms[pluralOf(count)] ?? forms.other, { n: number });
}

/** How the language writes dates: months and templates. */
export function dateForms() {
  return CATALOGUES[language].dates;
}

function pluralOf(count) {
  return new Intl.PluralRules(CATALOGUES[language].locale).select(count);
}

function filled(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}
