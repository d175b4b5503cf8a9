/** What is said of a fetch while the picture opens or catches up. */
import { grouped } from '../lib/format.ts';
import { fill } from '../messages/fill.ts';
import { say } from '../messages/language.svelte.ts';
import type { Progress } from '../store/progress.ts';

const MEGA = 1_000_000;
const LONG = 100; // s above which minutes are said

/** Parts of parts, bytes, entries and the time left; what is not known is not said. */
export function comingWords(progress: Progress): string[] {
  const { parts, ofParts, bytes, ofBytes, entries, ofEntries, left } = progress;
  const w = say('status').coming;
  const words: string[] = [];
  if (ofParts > 0) {
    words.push(fill(w.parts, { n: parts, all: ofParts }));
    words.push(fill(w.bytes, { n: (bytes / MEGA).toFixed(1), all: (ofBytes / MEGA).toFixed(1) }));
  }
  if (ofEntries > 0) words.push(fill(w.entries, { n: grouped(entries), all: grouped(ofEntries) }));
  if (left !== undefined && left > 0) {
    const [text, n] = left > LONG ? [w.minutes, Math.ceil(left / 60)] : [w.seconds, left];
    words.push(fill(text, { n }));
  }
  return words;
}

/** From 0 to 1; the entries after a checkpoint are the smaller half. */
export function comingShare(progress: Progress): number {
  const { bytes, ofBytes, entries, ofEntries } = progress;
  const share = (n: number, all: number) => (all === 0 ? 0 : n / all);
  if (ofBytes === 0) return share(entries, ofEntries);
  return share(bytes, ofBytes) * 0.8 + share(entries, ofEntries) * 0.2;
}
