/** The same words are read the same wherever they are typed, pasted, linked to or fed. */
import { describe, expect, test } from 'vitest';
import { parseRef } from '../../../client/fields/refs.ts';
import { matcher } from '../../../client/find/filter.ts';
import { search } from '../../../client/find/search.ts';
import { indexOf, namesLike } from '../../../client/gazetteer/goto.ts';
import { readRoute as readAddress } from '../../../client/navigation/route.svelte.ts';
import { itemsOf } from '../../../client/store/by-kind.ts';
import { phrasesFor } from '../../../client/traffic/phrase-search.ts';
import { finding } from '../../../client/traffic/search.ts';
import { readSlot } from '../../../client/traffic/slot-values.ts';
import { all } from '../../../picture/table.ts';
import { BOOK, message } from '../../client/messages-sent.ts';
import { CELL, event, log, NOW, zone } from '../../client/picture.ts';
import '../../client/kind-pages.ts';
import { answers, type Callers, eventOf, everywhere, near, reportedBy, zoneOf } from './callers.ts';

describe('words', () => {
  test.each([
    ['  Smoke ', 'Smoke'],
    ['Smoke\r\nseen', 'Smoke\nseen'],
    ['דליקה\n', 'דליקה'],
    ['\u200eSmoke', '\u200eSmoke'],
    ['   ', undefined],
  ])('the title %j', (text, title) => {
    const callers: Callers<string> = {
      event: (text) => eventOf({ 'title.en': text })?.title.en,
      zone: (text) => zoneOf({ 'name.en': text })?.name.en,
      feed: (text) => reportedBy({ title: null, title_en: text })?.title.en,
      'text of an event': (text) => eventOf({ 'text.en': text })?.text?.en,
      'text of a feed': (text) => reportedBy({ text_en: text })?.text?.en,
      source: (text) => eventOf({ 'source.name': text })?.source.name,
      'source of a feed': (text) => reportedBy({ source: text })?.source.name,
    };
    expect(answers(callers, text)).toEqual(everywhere(callers, title));
  });

  const { picture } = log(event(), zone());
  test.each([
    ['E-2', 'E-2'],
    ['e2', 'E-2'],
    [' E – ٢', 'E-2'],
    ['Z-0003', 'Z-3'],
    ['E\u20112', 'E-2'],
    ['\u2066E-2\u2069', 'E-2'],
    ['E-2.', 'E-2'],
    ['X-2', undefined],
    ['E-2 and more', undefined],
  ])('the reference %s', (text, ref) => {
    const callers: Callers<string> = {
      link: parseRef,
      search: (text) => search(text, [picture], [], near).named[0]?.ref,
      address: (text) => readAddress(`?${new URLSearchParams({ item: text })}`).item,
    };
    expect(answers(callers, text)).toEqual(everywhere(callers, ref));
  });
});

describe('names', () => {
  const NAMES = ['Ash-Shaykh Miskin', 'الشيخ مسكين', 'תלול־מסלול כטב״ם', 'كفر حارب 22', "Buq'ata"];
  const { picture } = log(...NAMES.map((en) => event({ title: { original: 'en', en } })));
  const places = indexOf(
    NAMES.map((en) => ({ names: { en, ar: '', he: '' }, at: [35.8, 33.1], rank: 1 })),
  );
  const titleOf = (item: object | undefined) =>
    item && 'fields' in item ? JSON.stringify(item.fields) : undefined;
  const named = (json: string | undefined) => NAMES.find((name) => json?.includes(name));
  const CALLERS: Callers<string> = {
    places: (text) => namesLike(places, text, 1)[0]?.names.en,
    search: (text) => {
      const best = search(text, [picture], [], near).hits.flatMap((hits) => hits.best);
      return best.length === 1 ? named(titleOf(best[0])) : undefined;
    },
    filter: (text) => {
      const match = matcher({ text }, CELL);
      const found = [...all(picture.items)].filter((item) => match(item, NOW));
      return found.length === 1 ? named(titleOf(found[0])) : undefined;
    },
  };

  test.each([
    ['الشيخ مسكين', 'الشيخ مسكين'],
    ['شيخ مسكين', 'الشيخ مسكين'],
    ['الشَّيخ مسکین', 'الشيخ مسكين'], // vowel signs, Persian letters
    ['shaykh miskin', 'Ash-Shaykh Miskin'],
    ['al-Shaykh', 'Ash-Shaykh Miskin'],
    ['ASH SHAYKH', 'Ash-Shaykh Miskin'],
    ['תלול מסלול', 'תלול־מסלול כטב״ם'],
    ['תלול-מסלול כטבם', 'תלול־מסלול כטב״ם'],
    ['תלולמ', undefined],
    ['مسلول', undefined],
    ['کفر حارب ٢٢', 'كفر حارب 22'],
    ['كفر', 'كفر حارب 22'],
    ['\u2067کفر\u2069', 'كفر حارب 22'],
    ['buqata', "Buq'ata"],
    ['Buqʿata', "Buq'ata"],
  ])('%s', (text, name) => {
    expect(answers(CALLERS, text)).toEqual(everywhere(CALLERS, name));
  });

  test('phrases, entries of lists and messages are found in the letters of any keyboard (F43)', () => {
    const persian = (words: string) =>
      words.replace(/[يى]/g, 'ی').replaceAll('ك', 'ک').replaceAll('ة', 'ہ');
    const place = (name: string) => ({ name, type: 'list', list: name }) as const;
    const around = { now: NOW, near, placeNamed: () => undefined };
    for (const phrase of BOOK.phrases) {
      const words = phrase.wording.ar.replace(/\{[^}]*\}/g, ' ');
      expect(phrasesFor(BOOK, persian(words)), words).toEqual(phrasesFor(BOOK, words));
      expect(phrasesFor(BOOK, persian(words)).length).toBeGreaterThan(0);
    }
    for (const [list, entries] of Object.entries(BOOK.lists)) {
      for (const { wording } of entries) {
        const read = (words: string) =>
          readSlot(BOOK, BOOK.phrases[0]!, place(list), words, around);
        expect(read(persian(wording.ar)), wording.ar).toEqual(read(wording.ar));
        expect(read(wording.ar)).toHaveProperty('value');
      }
    }
    const text = { original: 'ar', ar: 'حريق قرب القنيطرة كما قيل' } as const;
    const sent = itemsOf(
      log(message({ phrase: undefined, text, precedence: 'ROUTINE' })).picture,
      'message',
    );
    const found = (asked: string) => sent.filter(finding(asked, undefined, CELL));
    expect(found('حریق القنیطرہ کما')).toHaveLength(1);
    expect(found('غریق')).toHaveLength(0);
  });

  test.each([
    ['brush-fire', 'brush-fire'],
    ['Brush fire', 'brush-fire'],
    ['حريق اعشاب', 'brush-fire'],
    ['שריפת קוצימ', 'brush-fire'],
    ['إنذار بصواريخ', 'rocket-alert'],
    ['ירי תלול מסלול', 'indirect-fire'],
  ])('the category %s of a feed', (text, category) => {
    expect(reportedBy({ category: text })?.category).toBe(category);
    const { picture } = log(event({ category }), event({ category: 'convoy' }));
    const [events] = search(text, [picture], [], near).hits;
    expect(events).toMatchObject({ kind: 'event', count: 1 });
  });
});
