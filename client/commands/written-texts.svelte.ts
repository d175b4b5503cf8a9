/** Words that are being written in one to three languages in a short form: a note, a reply, a position's reason. */
import { LANGUAGES, type Language, type Texts } from '../../picture/basics.ts';
import type { Picture } from '../../picture/fold.ts';
import { UnsentText } from './unsent-text.ts';

const blank = (text: string): boolean => text.trim() === '';

export class WrittenTexts {
  readonly #unsent: Readonly<Record<Language, UnsentText>>;
  #words = $state.raw<Readonly<Record<Language, string>>>({ en: '', ar: '', he: '' });
  #shown = $state<Language>('en');

  /** Takes up what was written before for the same (`what`: `position.E-12`), until it is taken. */
  constructor(picture: Picture, what: string, reader: Language) {
    const unsent = (language: Language) => new UnsentText(picture, `${what}.${language}`);
    this.#unsent = { en: unsent('en'), ar: unsent('ar'), he: unsent('he') };
    const { en, ar, he } = this.#unsent;
    this.#words = { en: en.text, ar: ar.text, he: he.text };
    this.#shown = LANGUAGES.find((one) => this.has(one)) ?? reader;
    this.#first = this.#shown;
  }

  /** The language that was written in first; it is the original for as long as it has words. */
  #first = $state<Language>('en');

  /** The language that is being written in. */
  get shown(): Language {
    return this.#shown;
  }
  get text(): string {
    return this.#words[this.#shown];
  }
  get original(): Language {
    return this.has(this.#first)
      ? this.#first
      : (LANGUAGES.find((one) => this.has(one)) ?? this.#shown);
  }
  /** What would be sent; undefined while nothing is written. */
  get texts(): Texts | undefined {
    const given = LANGUAGES.filter((one) => this.has(one));
    if (given.length === 0) return undefined;
    const words = Object.fromEntries(given.map((one) => [one, this.#words[one].trim()]));
    return { original: this.original, ...words };
  }

  has(language: Language): boolean {
    return !blank(this.#words[language]);
  }

  show(language: Language): void {
    this.#shown = language;
  }

  write(text: string): void {
    if (!LANGUAGES.some((one) => this.has(one))) this.#first = this.#shown;
    this.#words = { ...this.#words, [this.#shown]: text };
    this.#unsent[this.#shown].keep(text);
  }

  /** They were taken. */
  forget(): void {
    for (const language of LANGUAGES) this.#unsent[language].forget();
  }
}
