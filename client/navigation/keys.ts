/** The keys of the page: one list, for the page that listens and for the sheet that shows them. */
import { KIND_NAMES } from '../../picture/items.ts';
import { type KindName, withForms, writingOf } from '../kinds.ts';
import type { Messages } from '../messages/catalogue.ts';
import { type SingleKeys, singleKeys } from './single-keys.svelte.ts';

/** Those with words in the messages, and `make`: the keys of the kinds, which are worded by the kinds. */
export type Key = keyof Messages['keys']['key'] | 'make';
type Here = keyof Messages['keys']['here'];

interface Stroke {
  /** What is printed on the sheet. */
  readonly shown: readonly string[];
  /** The sign typed, or the key's place on the board: letters are found on any layout. */
  readonly key?: string;
  readonly code?: string;
  /** Ctrl, or ⌘ on a Mac; also heard while something is being typed. */
  readonly ctrl?: true;
}

type Row = readonly [Key, ...Stroke[]];

/** The list, in the order of the sheet; `tabs` and `make` have a stroke for each kind, in their order. */
export const keys = (): readonly Row[] => [
  [
    'search',
    { shown: ['/'], key: '/' },
    { shown: ['Ctrl', 'K'], code: 'KeyK', ctrl: true },
    { shown: [], code: 'Slash' }, // where other letters have the sign elsewhere, or not at all
  ],
  ['keys', { shown: ['?'], key: '?' }, { shown: [], key: '؟' }],
  ['back', { shown: ['Esc'], key: 'Escape' }],
  ['next', { shown: ['J'], code: 'KeyJ' }],
  ['previous', { shown: ['K'], code: 'KeyK' }],
  ['list', { shown: ['L'], code: 'KeyL' }],
  ['alarms', { shown: ['!'], key: '!' }],
  ['acknowledge', { shown: ['A'], code: 'KeyA' }],
  ['tabs', ...KIND_NAMES.map((_, i) => ({ shown: [`${i + 1}`], code: `Digit${i + 1}` }))],
  ['filter', { shown: ['F'], code: 'KeyF' }],
  ['unseen', { shown: ['U'], code: 'KeyU' }],
  ['detail', { shown: ['D'], code: 'KeyD' }],
  ['history', { shown: ['H'], code: 'KeyH' }],
  ['position', { shown: ['P'], code: 'KeyP' }],
  ['watch', { shown: ['W'], code: 'KeyW' }],
  ['board', { shown: ['9'], code: 'Digit9' }], // every letter is taken or reserved
  ['traffic', { shown: ['S'], code: 'KeyS' }],
  ['answer', { shown: ['0'], code: 'Digit0' }],
  ['file', { shown: ['8'], code: 'Digit8' }],
  ['fold', { shown: [']'], code: 'BracketRight' }],
  ['map', { shown: ['M'], code: 'KeyM' }],
  ['centre', { shown: ['C'], code: 'KeyC' }],
  ['fit', { shown: ['O'], code: 'KeyO' }],
  ['legend', { shown: ['I'], code: 'KeyI' }],
  ['layers', { shown: ['Q'], code: 'KeyQ' }],
  ['tools', { shown: ['V'], code: 'KeyV' }],
  ['copyText', { shown: ['T'], code: 'KeyT' }],
  ['copyPlace', { shown: ['G'], code: 'KeyG' }],
  ['copyLink', { shown: ['Y'], code: 'KeyY' }],
  ['make', ...withForms().map(keyOfKind)],
  ['timeline', { shown: ['R'], code: 'KeyR' }],
  ['live', { shown: ['B'], code: 'KeyB' }],
  ['print', { shown: ['Ctrl', 'P'], code: 'KeyP', ctrl: true }],
  ['send', { shown: ['Ctrl', '⏎'], code: 'Enter', ctrl: true }],
];

function keyOfKind(kind: KindName): Stroke {
  const { key } = writingOf(kind);
  return { shown: [key], code: `Key${key}` };
}

/** Where Ctrl and the key is something already, here or in browsers, Alt is held as well. */
const ALSO_ALT = /^(Key[AKNPTW]|Digit\d)$/;
const needsAlt = ({ key, code }: Stroke): boolean =>
  ALSO_ALT.test(code ?? '') || /^\d$/.test(key ?? '');

/** Whether a stroke is a single key that may be typed by accident, or by dictation. */
const isSingle = (stroke: Stroke): boolean => stroke.ctrl !== true && stroke.key !== 'Escape';

/** What is printed for a stroke as keys are heard now; undefined: it does nothing. */
export function printed(stroke: Stroke, mode: SingleKeys): readonly string[] | undefined {
  if (!isSingle(stroke) || mode === 'on' || stroke.shown.length === 0) return stroke.shown;
  if (mode === 'off') return undefined;
  return ['Ctrl', ...(needsAlt(stroke) ? ['Alt'] : []), ...stroke.shown];
}

/** What keys do where the map or the timeline has them, for the sheet. */
export const PLACES: Readonly<
  Record<'onMap' | 'onTimeline', readonly (readonly [Here, ...string[]])[]>
> = {
  onMap: [
    ['pan', '←', '→', '↑', '↓'],
    ['zoom', '+', '−'],
    ['pick', '⏎'],
  ],
  onTimeline: [
    ['slide', '←', '→'],
    ['entry', 'Ctrl ←', 'Ctrl →'],
    ['play', '␣'],
    ['zoom', '+', '−'],
  ],
};

/** What was pressed, as far as it matters here. */
export interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * The key that was pressed, and which of its strokes; undefined if it is none of ours. Signs are looked up
 * before places: Shift+1 is `!`, and 1 by its place.
 */
export function keyOf(
  pressed: Pressed,
  typing: boolean,
  mode: SingleKeys = 'on',
): { readonly key: Key; readonly stroke: number } | undefined {
  const all = keys();
  for (const is of [isSign, isPlace]) {
    for (const [key, ...strokes] of all) {
      const stroke = strokes.findIndex(
        (one) => is(one, pressed) && isHeld(one, pressed, typing, mode),
      );
      if (stroke >= 0) return { key, stroke };
    }
  }
  return undefined;
}

/** `+` and `-` are the map's and the timeline's wherever they stand. */
const isPlace = ({ key, code }: Stroke, pressed: Pressed): boolean =>
  key === undefined && code === pressed.code && !/^[-+=]$/.test(pressed.key);
/** A sign that stands at the place of a letter is that letter's key: a Hebrew board writes `/` with Q. */
const isSign = ({ key }: Stroke, pressed: Pressed): boolean =>
  key === pressed.key && (pressed.shiftKey || !/^Key[A-Z]$/.test(pressed.code));

/** Whether what is held down with the key is what a stroke asks for. */
function isHeld(
  stroke: Stroke,
  { ctrlKey, metaKey, altKey }: Pressed,
  typing: boolean,
  mode: SingleKeys,
): boolean {
  const ctrl = ctrlKey || metaKey;
  if (stroke.ctrl === true) return ctrl && !altKey;
  if (typing) return false;
  if (!isSingle(stroke) || mode === 'on') return !ctrl && !altKey;
  return mode === 'ctrl' && ctrl && altKey === needsAlt(stroke);
}

const WRITTEN_IN = 'input:not([type=checkbox], [type=radio]), textarea';

/** Whether the key is part of what is being written, or of a choice made by its first letters. */
function isTyping({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches(WRITTEN_IN)) return true;
  return target.matches('select') && /^[\p{L}\p{N} ]$/u.test(key);
}

/** What keys do; one without an act, or without the page's own, is the browser's. */
export type Acts = Readonly<Partial<Record<Key, (stroke: number) => unknown>>>;

/**
 * Listens until called off. While a dialog is open, or something is typed, most keys are theirs.
 * `acts` is asked before anything else hears the key, so that two steps back are not taken for one.
 */
export function listen(acts: () => Acts): () => void {
  let now: Acts = {};
  const before = () => {
    now = acts();
  };
  const heard = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (document.querySelector('dialog[open]') !== null) return;
    const found = keyOf(event, isTyping(event), singleKeys.current);
    const act = found && now[found.key];
    if (found === undefined || act === undefined) return;
    event.preventDefault();
    act(found.stroke);
  };
  addEventListener('keydown', before, true);
  addEventListener('keydown', heard);
  return () => {
    removeEventListener('keydown', before, true);
    removeEventListener('keydown', heard);
  };
}
