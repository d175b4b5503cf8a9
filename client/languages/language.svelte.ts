/** The language the page speaks, and how to say things in it. */
import { LANGUAGES, type Language, type Texts } from '../../picture/basics.ts';
import { type Counted, formOf } from './counted.ts';

type Direction = 'ltr' | 'rtl';
const KEY = 'tripoint.language';

class Chosen {
  #current = $state<Language>(remembered());

  get current(): Language {
    return this.#current;
  }
  get direction(): Direction {
    return directionOf(this.#current);
  }
  /** Switches at once, tells the document, and remembers it for this browser. */
  set(wanted: Language): void {
    this.#current = wanted;
    declare(wanted);
    try {
      localStorage.setItem(KEY, wanted);
    } catch {
      // storage may be forbidden in this browser; the address still carries the language
    }
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
    // as above
  }
  return (
    known(new URLSearchParams(location.search).get('lang')) ??
    known(kept) ??
    navigator.languages.map((tag) => known(tag.slice(0, 2))).find((one) => one !== undefined) ??
    'en'
  );
}

function declare(wanted: Language): void {
  document.documentElement.lang = wanted;
  document.documentElement.dir = directionOf(wanted);
}

export const language = new Chosen();
declare(language.current);

/** The words of a section in the current language; read it in a template or a $derived. */
export function say<Section extends Record<Language, object>>(section: Section): Section['en'] {
  return section[language.current];
}

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
