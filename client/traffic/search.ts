/** Finding messages by their words in any language, references, units and people; and by desk. Pure. */
import { type DeskId, LANGUAGES } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import type { MessageItem } from '../../picture/kinds/message.ts';
import { wordsOfMessage } from '../../picture/kinds/message-fields.ts';
import { folded, wordsIn } from '../../picture/reading/names.ts';
import { withoutMarks } from '../../picture/reading/text.ts';
import { unitName } from '../facets/receipts/unit-name.ts';

type Desks = Pick<Cell, 'desks'>;

const texts = new WeakMap<MessageItem, string>(); // an item is replaced when it changes, never altered

/** All that a message may be found by, as it is compared. */
function textOf(item: MessageItem, cell: Desks): string {
  const text = texts.get(item) ?? ` ${folded(saidIn(item, cell).join(' '))} `;
  texts.set(item, text);
  return text;
}

function saidIn({ ref, by, fields, receipts = {}, answered = {} }: MessageItem, cell: Desks) {
  const words = wordsOfMessage(fields);
  const desks = cell.desks.flatMap(({ id }) => {
    const { acknowledged, units = [], told = [] } = receipts[id] ?? {};
    return [
      acknowledged?.by.person ?? '',
      answered[id]?.by.person ?? '',
      ...told.flatMap((one) => [one.person, one.by.person]),
      ...units.flatMap(({ unit, passed, confirmed }) => [
        ...LANGUAGES.map((language) => unitName(unit, id, cell, language)),
        passed.by.person,
        confirmed?.by.person ?? '',
      ]),
    ];
  });
  return [
    ref,
    by.person,
    fields.phrase?.number ?? '',
    fields.answers ?? '',
    ...(fields.about ?? []),
    ...LANGUAGES.map((language) => withoutMarks(words[language] ?? '')),
    ...desks,
  ];
}

/** Whether a message has all these words, and is from or to this desk; without either, all are meant. */
export function finding(
  asked: string,
  desk: DeskId | undefined,
  cell: Desks,
): (item: MessageItem) => boolean {
  const words = wordsIn(asked);
  return (item) =>
    (desk === undefined || item.by.desk === desk || item.fields.to.includes(desk)) &&
    (words.length === 0 || words.every((word) => textOf(item, cell).includes(word)));
}
