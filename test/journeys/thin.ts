/** Pages at the end of a thin line: 2 Mbit/s for all, 300 ms there and back. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { sqliteLog } from '../../server/log/sqlite.ts';
import { EVENT } from '../support/examples.ts';
import { fill } from '../support/keeping.ts';
import { Growing } from '../support/logs.ts';
import { person } from '../support/people.ts';
import type { Room } from '../support/room.ts';
import { startThinLine, type ThinLine } from '../support/thin-proxy.ts';

export const THIN = { rate: 2_000_000, roundTrip: 300 };

const HOUR = 3_600_000; // ms
const WORDS = 'patrol convoy smoke drone crossing shelling fence shepherd tower road'.split(' ');

/** The nth of many reports of what is going on since `from`, none like another. */
export function reportOf(n: number, from: number) {
  const word = (i: number) => WORDS[(n * 7 + i * 13 + (n >> i)) % WORDS.length] ?? '';
  const spot = (n * 2_654_435_761) % 2 ** 32;
  return {
    type: 'event.reported',
    event: {
      ...EVENT,
      precedence: 'ROUTINE',
      occurred: { from: new Date(from).toISOString() },
      geometry: {
        type: 'Point',
        coordinates: [35.4 + (spot % 5000) / 10_000, 32.6 + ((spot >> 8) & 0xfff) / 10_000],
      },
      title: { original: 'en', en: `${word(1)} ${word(2)} near ${word(3)} ${n}` },
    },
  };
}

/** A log of so many events, in the place of a room's own. */
export async function keepEvents(room: Room, events: number): Promise<void> {
  const began = Date.now() - HOUR;
  const log = new Growing(began);
  const who = person('us');
  for (let n = 0; n < events; n++) {
    const refused = log.ask(who, reportOf(n, began), HOUR / events / 2);
    if (refused !== undefined) throw new Error(JSON.stringify(refused));
  }
  await room.kill();
  const path = join(room.dir, 'exercise', 'shared.db');
  for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true });
  const kept = sqliteLog(path);
  await fill(kept, log);
  await kept.close();
  await room.start();
}

/** What a page said of itself while something went on, each once, in order. */
interface Said {
  readonly notLive: string[];
  readonly coming: string[];
}

/** Notes, from when the page begins, what it says of its progress, and each NOT LIVE. */
export async function noteWords(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const said: Said = { notLive: [], coming: [] };
    Object.assign(globalThis, { said });
    const note = (list: string[], text: string | null | undefined) => {
      if (text && list.at(-1) !== text) list.push(text);
    };
    setInterval(() => {
      note(said.notLive, document.querySelector('[data-not-live]')?.textContent);
      const coming = document.querySelector('progress + p, header .strip .coming-now');
      note(said.coming, coming?.textContent?.trim());
    }, 100);
  });
}

export const saidBy = (page: Page): Promise<Said> =>
  page.evaluate(() => (globalThis as unknown as { said: Said }).said);

/** A thin line to a room, and what went over it since it was asked last. */
export async function thinTo(room: Room): Promise<ThinLine & { readonly since: () => string }> {
  const line = await startThinLine(room.url, THIN);
  let [down, up] = [0, 0];
  const kilo = (n: number) => `${Math.round(n / 1024).toLocaleString('en')} KiB`;
  return {
    ...line,
    since() {
      const text = `${kilo(line.bytes.down - down)} down, ${kilo(line.bytes.up - up)} up`;
      [down, up] = [line.bytes.down, line.bytes.up];
      return text;
    },
  };
}
