/** What new commands must say, and no longer may: entries from before were taken without, and stay valid. */
import type { Actor } from './actor.ts';
import { blankIn } from './blank.ts';
import type { Change } from './entry.ts';
import type { Context } from './judging.ts';
import type { Phrase } from './phrasebook/phrase.ts';
import { outdatedIn } from './phrasebook/said.ts';
import type { Picture } from './picture.ts';
import { impossible, type Refusal } from './refusal.ts';
import { ruleOf } from './registry.ts';

/** [R30] A field that old entries hold and that no new command may. */
export function retired(change: Change): Refusal | undefined {
  if (change.type !== 'position.taken' || change.reason === undefined) return undefined;
  return impossible(
    'R30',
    'change.reason',
    'is no longer written: say why in "said", as titles are said, in one to three languages',
  );
}

/** [R16] A text that shows nothing. Not asked of what the server copies of released drafts. */
export function blank(change: Change, { role }: Actor): Refusal | undefined {
  const field = role === 'server' ? undefined : blankIn(change);
  return field === undefined ? undefined : impossible('R16', field, 'is blank');
}

/**
 * [R46] Who proposes terms to others agrees to them, and says so. Not asked of copies that the server makes
 * of released drafts: nobody has agreed to those.
 */
export function unsaid({ opened }: Picture, change: Change, actor: Actor): Refusal | undefined {
  const several = (opened?.members.length ?? 0) > 1;
  if (!several || actor.role === 'server' || ruleOf(change.type)?.rule.proposes === undefined) {
    return undefined;
  }
  if ('agrees' in change && change.agrees === true) return undefined;
  return impossible(
    'R46',
    'change.agrees',
    'is missing: who proposes terms agrees to them ("agrees": true)',
  );
}

/** [R56] A phrase is said in the newest words that the book has; entries in earlier ones are read for ever. */
export function outworded(change: Change, { book }: Pick<Context, 'book'>): Refusal | undefined {
  const [field, said] = phraseIn(change);
  const fault = book && said && outdatedIn(book, said);
  return fault && impossible('R56', `${field}.${fault.field}`, fault.why);
}

/** The phrase that a change says, and the field that it stands in: all that an item says, or words of an act. */
function phraseIn(change: Change): readonly [string, Phrase | undefined] {
  const ruled = ruleOf(change.type);
  if (ruled?.of !== 'kind') return ['change.says', 'says' in change ? change.says : undefined];
  const said = ruled.kind.saidIn(change);
  const phrase = said !== undefined && 'phrase' in said ? said.phrase : undefined;
  return [`change.${ruled.kind.field}.phrase`, phrase];
}
