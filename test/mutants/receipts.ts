/** Faults about messages and receipts, and the part of `npm test` that must find each. */
import type { Mutant } from './part.ts';

export const RECEIPTS: readonly Mutant[] = [
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
