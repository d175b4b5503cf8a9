/** Faults in the rules of receipts: each breaks a promise, and the proof must find it. */
import type { Plant } from '../../mutants/plant.ts';

const JUDGE = 'picture/facets/receipts/judge.ts';
const FOLD = 'picture/facets/receipts/receipts.ts';
const RECEIPT = 'picture/facets/receipts/receipt.ts';
const MESSAGE = 'picture/kinds/message.ts';
const ANSWERS = 'picture/kinds/message-refusals.ts';
const LATE = 'picture/views/alarms/late.ts';
const LADDER = 'picture/views/receipts/ladder.ts';
const DELIVERY = 'picture/views/receipts/delivery.ts';

export const FAULTS: readonly Plant[] = [
  {
    what: 'a desk that does not have to know takes steps',
    file: JUDGE,
    find: 'if (!asked.desks.includes(desk)) {',
    replace: 'if (!asked.desks.includes(desk) && desk === undefined) {',
  },
  {
    what: 'what was told by voice is a step of the desk that told',
    file: FOLD,
    find: "change.type === 'receipt.told' ? change.desk : entered.by.desk",
    replace: 'entered.by.desk',
  },
  {
    what: 'being told by voice acknowledges',
    file: RECEIPT,
    find: 'own?.of === words.seq ? own : undefined,',
    replace:
      'own?.of === words.seq ? own : undefined,\n    item.receipts?.[desk]?.told?.find((one) => one.of === words.seq),',
  },
  {
    what: 'anybody of the desk acknowledges while its watch is held',
    file: 'picture/staff/held.ts',
    find: 'if (standing === undefined) {',
    replace: 'if (standing === undefined && actor.person === undefined) {',
  },
  {
    what: 'it need not be said that nobody holds the watch',
    file: 'picture/staff/held.ts',
    find: 'if (nobody === (held === false)) return undefined;',
    replace: 'if (nobody || held === undefined) return undefined;',
  },
  {
    what: 'a FLASH is acknowledged without its digits',
    file: JUDGE,
    find: "if (digits === undefined && asked.precedence === 'FLASH') {",
    replace: 'if (digits === undefined && asked.precedence === undefined) {',
  },
  {
    what: 'an item is acknowledged twice',
    file: JUDGE,
    find: 'if (known !== undefined) {\n    const why',
    replace: 'if (known?.seq === 0) {\n    const why',
  },
  {
    what: 'a unit is told before the desk has acknowledged',
    file: JUDGE,
    find: 'if (acknowledgedBy(item, actor.desk, asked) === undefined) {',
    replace: 'if (acknowledgedBy(item, actor.desk, asked)?.seq === 0) {',
  },
  {
    what: 'a unit confirms what it was not told',
    file: JUDGE,
    find: "return impossible('R60', 'change.unit', 'was not told: it was passed to no such unit');",
    replace: 'return undefined;',
  },
  {
    what: 'wrong digits are taken for read back',
    file: JUDGE,
    find: 'return one === readBack(context.book, phrase)\n    ? undefined',
    replace: 'return one === readBack(context.book, phrase) || one.length === 5\n    ? undefined',
  },
  {
    what: 'a desk tells itself by voice',
    file: JUDGE,
    find: 'if (desk === actor.desk) {',
    replace: 'if (desk === actor.desk && desk === undefined) {',
  },
  {
    what: 'an item is shown twice',
    file: JUDGE,
    find: 'return shownAt(item, desk, asked) === undefined\n',
    replace: 'return shownAt(item, desk, asked)?.seq !== 0\n',
  },
  {
    what: 'what was acknowledged of the words before counts for new ones',
    file: RECEIPT,
    find: 'own?.of === words.seq ? own : undefined,',
    replace: 'own,',
  },
  {
    what: 'a position on the words before acknowledges new ones',
    file: RECEIPT,
    find: 'seq > words.seq && by.desk === desk',
    replace: 'seq > item.seq && by.desk === desk',
  },
  {
    what: 'a position of one desk acknowledges for another',
    file: RECEIPT,
    find: 'seq > words.seq && by.desk === desk',
    replace: 'seq > words.seq && by.desk !== item.by.desk',
  },
  {
    what: 'an answer is of the desk that asked',
    file: MESSAGE,
    find: 'answered: { ...item.answered, [by.desk]: answer }',
    replace: 'answered: { ...item.answered, [item.by.desk]: answer }',
  },
  {
    what: 'a desk that was not asked answers',
    file: ANSWERS,
    find: 'if (!asked.fields.to.includes(actor.desk)) {',
    replace: 'if (!asked.fields.to.includes(actor.desk) && answers === undefined) {',
  },
  {
    what: 'any phrase answers',
    file: ANSWERS,
    find: 'if (!allowed.includes(phrase.number)) {',
    replace: 'if (allowed.length === 0) {',
  },
  {
    what: 'what was cancelled is answered',
    file: ANSWERS,
    find: 'if (asked.ended !== undefined) {',
    replace: 'if (asked.ended?.seq === 0) {',
  },
  {
    what: 'any desk cancels',
    file: ANSWERS,
    find: 'if (about.by.desk !== actor.desk) {',
    replace: 'if (about.by.desk === undefined) {',
  },
  {
    what: 'stand by settles a request',
    file: LADDER,
    find: 'return answer?.until === undefined\n',
    replace: 'return answer?.until === undefined || answer.seq > 0\n',
  },
  {
    what: 'an alarm ends when another step is made',
    file: LATE,
    find: 'const shown = earliest(timeOf(shownAt(item, desk, asked)), acknowledged);',
    replace: 'const shown = earliest(timeOf(shownAt(item, desk, asked)), asked.words.seq);',
  },
  {
    what: 'being told by voice stops a clock',
    file: LATE,
    find: "...clock('unacknowledged', 'acknowledged', acknowledged),",
    replace:
      "...clock('unacknowledged', 'acknowledged', acknowledged ?? timeOf(item.receipts?.[desk]?.told?.[0])),",
  },
  {
    what: 'clocks run on when it was cancelled',
    file: LATE,
    find: 'asked.over === undefined ? undefined : Date.parse(asked.over),',
    replace: 'undefined,',
  },
  {
    what: 'clocks run while words wait for a suspended channel',
    file: DELIVERY,
    find: 'if (!waits) return { at };',
    replace: 'if (waits || !waits) return { at };',
  },
  {
    what: 'a suspension holds back what had come before it',
    file: DELIVERY,
    find: '(one.seq < seq || Date.parse(one.recorded) < at)',
    replace: '(one.seq < seq || Date.parse(one.recorded) >= at)',
  },
];
