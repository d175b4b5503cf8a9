/**
 * Finds out when something other than this page has altered what it wrote, such as a browser that translates
 * pages: then the clock, the code and the lamp stand still, however live the picture is. [W8]
 */
import type { Attachment } from 'svelte/attachments';

const EVERY = 1000; // ms between looks
const TWICE = 2; // looks in a row: one may fall between a change and its being written

const written = new Map<Element, { readonly text: () => string; wrong: number }>();
let altered = $state(false);
let timer: ReturnType<typeof setInterval> | undefined;

/** True from then on: only a page that is loaded again is whole. */
export const isAltered = (): boolean => altered;

/** Holds that an element of this page reads as the page wrote it. */
export function asWritten(text: () => string): Attachment {
  return (element) => {
    written.set(element, { text, wrong: 0 });
    timer ??= setInterval(look, EVERY);
    return () => {
      written.delete(element);
      if (written.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  };
}

function look(): void {
  for (const [element, one] of written) {
    one.wrong = read(element) === plain(one.text()) ? 0 : one.wrong + 1;
    if (one.wrong >= TWICE) altered = true;
  }
}

const read = (element: Element): string => plain(element.textContent);
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
