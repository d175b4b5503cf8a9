/** The language the page speaks, and how to say things in it. */
import { untrack } from 'svelte';
import { LANGUAGES, type Language, type Texts } from '../../picture/basics.ts';
import { type Messages, type Section, wordsIn } from './catalogue.ts';
import { load } from './load.ts';
import { type Counted, formOf } from './plural.ts';

type Direction = 'ltr' | 'rtl';
const KEY = 'tripoint.language';

class Chosen {
  #current = $state<Language>(remembered());
  #wanted = $state<Language>(untrack(() => this.#current));
  #failed = $state(false);

  /** The language that the page speaks; its texts are loaded. */
  get current(): Language {
    return this.#current;
  }
  /** The one that was chosen last; the page speaks it as soon as its texts are there. */
  get wanted(): Language {
    return this.#wanted;
  }
  /** Whether the texts of the one chosen last could not be fetched. */
  get failed(): boolean {
    return this.#failed;
  }
  get direction(): Direction {
    return directionOf(this.#current);
  }
  dismiss(): void {
    this.#failed = false;
  }
  /** Fetches the texts that the page begins with; nothing can be said before. */
  begin(): Promise<void> {
    return load(this.#current);
  }
  /**
   * Switches as soon as the texts are there, tells the document, and remembers it for this browser. Until
   * then, and if they cannot be fetched, the page goes on in the language that it speaks.
   */
  set(wanted: Language): void {
    this.#wanted = wanted;
    if (wanted === untrack(() => this.#current)) {
      remember(wanted);
      return;
    }
    this.#failed = false;
    const isWanted = () => this.#wanted === wanted; // nothing else was chosen meanwhile
    load(wanted).then(
      () => {
        if (!isWanted()) return;
        this.#current = wanted;
        declare(wanted);
        remember(wanted);
      },
      () => {
        if (!isWanted()) return;
        this.#wanted = this.#current;
        this.#failed = true;
      },
    );
  }
}

export const directionOf = (language: Language): Direction => (language === 'en' ? 'ltr' : 'rtl');

const known = (text: string | null): Language | undefined => LANGUAGES.find((one) => one === text);

/** The address first, then what this browser was last set to, then what the reader prefers. */
function remembered(): Language {
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(KEY);
  } catch {
    // storage may be forbidden in this browser
  }
  return (
    known(new URLSearchParams(location.search).get('lang')) ??
    known(kept) ??
    navigator.languages.map((tag) => known(tag.slice(0, 2))).find((one) => one !== undefined) ??
    'en'
  );
}

function remember(wanted: Language): void {
  try {
    localStorage.setItem(KEY, wanted);
  } catch {
    // storage may be forbidden in this browser; the address still carries the language
  }
}

function declare(wanted: Language): void {
  document.documentElement.lang = wanted;
  document.documentElement.dir = directionOf(wanted);
}

export const language = new Chosen();
declare(language.current);

/** The texts of a section in the current language; read it in a template or a $derived. */
export const say = <Name extends Section>(section: Name): Messages[Name] =>
  wordsIn(language.current)[section];

/** The form that the language uses for `n`, with `{n}` in it replaced by the number. */
export const plural = (n: number, forms: Counted, spoken: Language = language.current): string =>
  formOf(n, forms, spoken);

/** Words in the reader's language if there are any, else as their author wrote them. */
export function inLanguage(
  texts: Texts,
  wanted: Language = language.current,
): { readonly text: string; readonly language: Language } {
  const text = texts[wanted];
  if (text !== undefined) return { text, language: wanted };
  return { text: texts[texts.original] ?? '', language: texts.original };
}
