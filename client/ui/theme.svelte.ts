/** Dark for the watch floor, bright for a sunlit room or paper. The choice is kept in this browser. */
export const THEMES = ['dark', 'bright'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'tripoint.theme';

const known = (text: string | null | undefined): Theme | undefined =>
  THEMES.find((one) => one === text);

/** The address first (`?theme=bright`), then what this browser was last set to, else dark. */
export const themeFrom = (search: string, kept: string | null | undefined): Theme =>
  known(new URLSearchParams(search).get('theme')) ?? known(kept) ?? 'dark';

function kept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage may be forbidden in this browser
  }
}

class Chosen {
  #current = $state<Theme>(themeFrom(location.search, kept()));

  constructor() {
    declare(this.#current);
  }

  get current(): Theme {
    return this.#current;
  }
  set(wanted: Theme): void {
    this.#current = wanted;
    declare(wanted);
    try {
      localStorage.setItem(KEY, wanted);
    } catch {
      // as above: it holds until the page is left
    }
  }
}

function declare(wanted: Theme): void {
  document.documentElement.dataset.theme = wanted;
}

export const theme = new Chosen();
