/** The faults that `npm run mutants` plants, and the part of `npm test` that must find each. */
import type { Plant } from './plant.ts';

/** A part of `npm test`: a file of units, or one journey after a build. */
export type Part = `unit ${string}` | `journey ${string}`;

export interface Mutant extends Plant {
  readonly part: Part;
}

/** The commands of a part, one after another; it passes if all end with 0. */
export function commandOf(part: Part): readonly (readonly string[])[] {
  const [suite, ...names] = part.split(' ');
  if (suite === 'unit') return [['vitest', 'run', '--project', 'node', ...names]];
  const config = ['-c', 'test/journeys/playwright.config.ts', '--reporter=line'];
  return [
    ['vite', 'build', '--logLevel', 'error'],
    ['playwright', 'test', ...config, ...names],
  ];
}

export const MUTANTS: readonly Mutant[] = [
  {
    what: 'any desk withdraws the items of another (P4)',
    file: 'picture/decide.ts',
    find: '!anyDesk && item.by.desk !== actor.desk',
    replace: '!anyDesk && item.by.desk === undefined',
    part: 'unit test/picture/kinds.test.ts test/picture/permission.test.ts',
  },
  {
    what: 'what was withdrawn takes changes (R8)',
    file: 'picture/decide.ts',
    find: "item.state === 'withdrawn' && !(ruled",
    replace: "item.state !== 'withdrawn' && !(ruled",
    part: 'unit test/picture/decide.test.ts',
  },
  {
    what: 'who has not seen the last change is not told (R12)',
    file: 'picture/decide.ts',
    find: 'changedAt(item) <= seen.seq',
    replace: 'item.seq <= seen.seq',
    part: 'unit test/picture/decide.test.ts',
  },
  {
    what: 'a line follows any line (C2)',
    file: 'picture/chain.ts',
    find: 'entry.prev !== head.hash',
    replace: 'entry.prev.length !== head.hash.length',
    part: 'unit test/picture/chain.test.ts',
  },
  {
    what: 'rings may cross (R10)',
    file: 'picture/geo/rings.ts',
    find: 'return meeting(sides.flat()) ?? strayHole(sides);',
    replace: 'return strayHole(sides);',
    part: 'unit test/picture/geo/rings.test.ts',
  },
  {
    what: 'a key given twice is taken (W9)',
    file: 'server/lib/strict-json.ts',
    find: 'if (few.includes(name)) return false;',
    replace: 'if (few.length < 0) return false;',
    part: 'unit test/server/strict-json.test.ts',
  },
  {
    what: 'a picture opens to desks that are no members (P1)',
    file: 'picture/permission.ts',
    find: "if (!member) return forbidden('P1'",
    replace: "if (!member && role === 'wall') return forbidden('P1'",
    part: 'unit test/picture/permission.test.ts',
  },
  {
    what: 'one word of a draft leaks: the copy carries the name of its source (R23)',
    file: 'picture/kinds/event.ts',
    find: 'source: { reliability, credibility },\n',
    replace: 'source: { ...fields.source, reliability, credibility },\n',
    part: 'unit test/picture/copies.test.ts test/picture/release-copy.test.ts',
  },
  {
    what: 'a one-time code is good twice (S7)',
    file: 'server/people/accounts.ts',
    find: 'WHERE person = ? AND step < ?',
    replace: 'WHERE person = ? AND step <= ?',
    part: 'unit test/server/people/passwords.test.ts',
  },
  {
    what: 'a command id is taken twice (L8)',
    file: 'server/pictures/commit-group.ts',
    find: 'if (before !== undefined) return answerAgain(before, person, command);',
    replace: 'if (before === null) return answerAgain(before, person, command);',
    part: 'unit test/server/append.test.ts',
  },
  {
    what: 'an entry says no role of its author (P18)',
    file: 'server/pictures/commit-group.ts',
    find: 'person: person.person, role: person.role }',
    replace: 'person: person.person }',
    part: 'unit test/server/app.test.ts test/server/append.test.ts',
  },
  {
    what: 'a history of another log is taken (L10)',
    file: 'server/pictures/commit-group.ts',
    find: '(await this.#hashAt(seen.seq)) !== seen.hash',
    replace: '(await this.#hashAt(seen.seq)) === undefined',
    part: 'unit test/server/append.test.ts test/server/app.test.ts',
  },
  {
    what: 'a download without its end is called whole (C6)',
    file: 'server/verify/verify.ts',
    find: "endKnown ? 'verified' : 'incomplete'",
    replace: "endKnown ? 'verified' : 'verified'",
    part: 'unit test/server/verify-cli.test.ts',
  },
  {
    what: 'an amendment is no revision: old logs fold to another picture (R7)',
    file: 'picture/kinds/event.ts',
    find: '...changedBy(known, stamp, change, true), fields: change.event',
    replace: '...changedBy(known, stamp, change), fields: change.event',
    part: 'unit test/picture/golden.test.ts',
  },
  {
    what: 'walls speak for people (W13)',
    file: 'server/pictures/presence.ts',
    find: "if (seat.person.role === 'wall') return;",
    replace: '',
    part: 'unit test/server/presence.test.ts',
  },
  {
    what: 'whom the proxy names from this machine has its rights (S19)',
    file: 'server/lib/client-address.ts',
    find: "=== 'https', local: false };",
    replace: "=== 'https', local: isLoopback(address) };",
    part: 'unit test/server/forwarded.test.ts',
  },
  {
    what: 'a full disk keeps a session that was signed out (S20)',
    file: 'server/people/sessions.ts',
    find: 'this.#unwritten.set(session.hash, end);',
    replace: '',
    part: 'unit test/server/people/unwritable.test.ts',
  },
  {
    what: 'the log goes on behind what a failed commit left (L18)',
    file: 'server/log/sqlite.ts',
    find: "if (!settled) return 'busy';",
    replace: '',
    part: 'unit test/server/settle-wal.test.ts',
  },
  {
    what: 'the wire changes and PROTOCOL does not',
    file: 'picture/wire.ts',
    find: 'ended: 4003,',
    replace: 'ended: 4004,',
    part: 'unit test/protocol.test.ts',
  },
  {
    what: 'the lamp is green while a screen is behind (W7)',
    file: 'client/status/verdict.ts',
    find: "screens.filter(({ state }) => state !== 'same').length",
    replace: "screens.filter(({ state }) => state === 'silent').length",
    part: 'unit test/client/verdict.test.ts',
  },
  {
    what: 'a page in a hidden tab reports what it has drawn (W6)',
    file: 'client/store/drawn-reporter.ts',
    find: 'hash === undefined || !visible()',
    replace: 'hash === undefined',
    part: 'unit test/client/drawn-reporter.test.ts',
  },
  {
    what: 'a page keeps an old picture and calls it the same',
    file: 'client/store/drawn-reporter.ts',
    find: 'own.hash === hash && ownCode === theirs',
    replace: 'own.hash === hash || ownCode === theirs',
    part: 'unit test/client/drawn-reporter.test.ts',
  },
  {
    what: 'an event that is amended stands twice in the past (R27)',
    file: 'picture/revisions/revisions.ts',
    find: 'this.to.set(before, seq);',
    replace: '',
    part: 'unit test/picture/revisions/revisions.test.ts',
  },
  {
    what: 'a note on an event counts as what stands by itself (R27)',
    file: 'picture/revisions/revisions.ts',
    find: 'item.ref : on(said(item))',
    replace: 'item.ref : undefined',
    part: 'unit test/picture/revisions/revisions.test.ts',
  },
  {
    what: 'rows that say of an item what it does not say are taken (R28)',
    file: 'picture/revisions/block-reader.ts',
    find: 'if (!index.says(item)) throw',
    replace: 'if (!index.says(item) && seq < 0) throw',
    part: 'unit test/picture/revisions/blocks.test.ts',
  },
  {
    what: 'a page never compares the rows that came with the log (R28)',
    file: 'client/store/picture-store.svelte.ts',
    find: 'until <= this.#compared',
    replace: 'until > 0',
    part: 'unit test/client/one-past.test.ts',
  },
  {
    what: 'a word is missing in Hebrew',
    file: 'client/messages/he.json',
    find: '"tryAgain"',
    replace: '"tryAgains"',
    part: 'unit test/client/messages.test.ts',
  },
  {
    what: 'Arabic reads from left to right',
    file: 'client/messages/language.svelte.ts',
    find: "language === 'en' ? 'ltr' : 'rtl'",
    replace: "language === 'he' ? 'rtl' : 'ltr'",
    part: 'journey messages',
  },
  {
    what: 'a control is covered at 1280',
    file: 'client/status/TopBar.svelte',
    find: '.brand {\n  font-size: 16px;',
    replace: '.brand {\n  position: absolute;\n  inset-inline-start: 60px;\n  font-size: 16px;',
    part: 'journey languages',
  },
  {
    what: 'a proof never grows old (W6)',
    file: 'client/store/glass.ts',
    find: 'now - this.#at <= UNPROVED_AFTER * 1000',
    replace: 'now >= this.#at',
    part: 'unit test/client/drawn-reporter.test.ts',
  },
  {
    what: 'layers that are gone are not missed (W6)',
    file: 'client/drawing/standing.ts',
    find: '.every((id) => map.getLayer(id) !== undefined)',
    replace: '.every((id) => id !== undefined)',
    part: 'unit test/client/glass-watch.test.ts',
  },
  {
    what: 'a map under something else is on the glass (W6)',
    file: 'client/map/proof/on-glass.ts',
    find: 'if (covers(element, x, y)) return false;',
    replace: 'if (covers(element, x, y)) continue;',
    part: 'journey glass',
  },
  {
    what: 'a page that nobody sees is seen (W6)',
    file: 'client/map/glass-watch.ts',
    find: 'const seen = isVisible();',
    replace: 'const seen = true;',
    part: 'unit test/client/glass-watch.test.ts',
  },
  {
    what: 'a lost map is not made again (W8)',
    file: 'client/map/glass-watch.ts',
    find: 'if (remedy.rebuild) rebuild();',
    replace: '',
    part: 'unit test/client/glass-watch.test.ts',
  },
  {
    what: 'a map that lost its graphics context is not missed (W6)',
    file: 'client/map/glass-watch.ts',
    find: 'failed() || lost() || this.#broken()',
    replace: 'failed() || this.#broken()',
    part: 'unit test/client/glass-watch.test.ts',
  },
  {
    what: 'what alters the page is not noticed (W8)',
    file: 'client/lib/altered.svelte.ts',
    find: 'if (one.wrong >= TWICE) altered = true;',
    replace: '',
    part: 'journey glass',
  },
  {
    what: 'what was meant to be drawn is reported, not what was read (W6)',
    file: 'client/map/proof/proof.ts',
    find: 'const read = bytes && claimIn(bytes, frame, ground);',
    replace: 'const read = bytes && (claimIn(bytes, 256, ground) ?? held);',
    part: 'unit test/client/proof.test.ts',
  },
  {
    what: 'a frame is reported before the map holds the picture whole (W6)',
    file: 'client/map/painter.ts',
    find: 'if (!this.#shapes.isWhole || !this.#holds(scene)) return undefined;',
    replace: 'if (!this.#holds(scene)) return undefined;',
    part: 'unit test/client/map-painter.test.ts',
  },
  {
    what: 'a frame is reported in which words say what is no longer so (W6)',
    file: 'client/map/painter.ts',
    find: 'if (before !== after || ++compared > MANY) return false;',
    replace: '',
    part: 'unit test/client/map-painter.test.ts',
  },
  {
    what: 'a wall that is hidden is not counted (W7)',
    file: 'picture/wire.ts',
    find: "role !== 'wall' && APART",
    replace: 'APART',
    part: 'unit test/server/screens.test.ts',
  },
  {
    what: 'green without this screen (W7)',
    file: 'client/status/verdict.ts',
    find: 'if (!heard || counts.same === 0)',
    replace: 'if (counts.same === 0)',
    part: 'unit test/client/verdict.test.ts',
  },
  {
    what: 'overlapping proposals are taken of which neither author had seen the other (R50)',
    file: 'picture/facets/consent/unseen.ts',
    find: 'if (found.length === 0) return undefined;',
    replace: 'if (found.length < 9) return undefined;',
    part: 'unit test/server/consent-races.test.ts',
  },
  {
    what: 'a desk acknowledges, passes on and confirms for others (P21)',
    file: 'picture/facets/receipts/judge.ts',
    find: 'if (!asked.desks.includes(desk)) {',
    replace: 'if (asked.desks.length === 0) {',
    part: 'unit test/picture/receipts-permission.test.ts',
  },
  {
    what: 'a step stands with the desk that wrote the message (R60)',
    file: 'picture/facets/receipts/receipts.ts',
    find: "change.type === 'receipt.told' ? change.desk : entered.by.desk",
    replace: "change.type === 'receipt.told' ? change.desk : item.by.desk",
    part: 'unit test/picture/receipts-permission.test.ts',
  },
  {
    what: 'what a desk was told by voice stands as its own acknowledgement (R64)',
    file: 'picture/facets/receipts/receipts.ts',
    find: 'return { ...receipt, told: [...earlier, { seq, time, of, by, person, digits }] };',
    replace:
      'const told = [...earlier, { seq, time, of, by, person, digits }];\n      return { ...receipt, told, acknowledged: { seq, time, of, by } };',
    part: 'unit test/picture/receipts-proof.test.ts',
  },
  {
    what: 'words of a phrase in an entry are not compared with the book (R57)',
    file: 'picture/phrasebook/said.ts',
    find: "for (const language of ['en', 'ar', 'he'] as const) {",
    replace: "for (const language of ['en', 'he'] as const) {",
    part: 'unit test/server/verify-forged.test.ts',
  },
  {
    what: 'a clock of one desk stops when another has acknowledged (R63)',
    file: 'picture/facets/receipts/receipt.ts',
    find: 'const own = item.receipts?.[desk]?.acknowledged;',
    replace:
      'const own = Object.values(item.receipts ?? {}).find((one) => one?.acknowledged)?.acknowledged;',
    part: 'unit test/picture/receipts-proof.test.ts',
  },
];
