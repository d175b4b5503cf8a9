/** What new commands must say, and no longer may: entries from before were taken without, and stay valid. */
import type { Actor } from './actor.ts';
import type { Change } from './entry.ts';
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
