/** How desks stand to an item's terms, with the hash of these, for the text that is passed on. Pure. */
import {
  type Agreeable,
  agreedIn,
  openIn,
  type Terms,
  versionsOf,
} from '../../../picture/facets/consent/version.ts';
import { dtg } from '../../lib/format.ts';
import { lettersOf } from '../../lib/letters.ts';
import { wordsIn } from '../../messages/catalogue.ts';
import { fill } from '../../messages/fill.ts';
import type { Fact } from '../fact.ts';
import { type Reading, runIn } from '../reading.ts';
import { hashText } from './hash.ts';
import { stancesOf } from './stances.ts';

export function consentFacts(item: Agreeable<Terms>, reading: Reading): readonly Fact[] {
  const { picture, cell, language } = reading;
  const members = picture.opened?.members ?? [];
  const { consent: w } = wordsIn(language);
  const never = item.state === 'withdrawn' && item.versions === undefined; // nobody said anything
  if (members.length < 2 || never) return [];
  const run = runIn(language);
  const versions = versionsOf(item, members);
  const shown = [agreedIn(versions), openIn(versions)];
  return shown.flatMap((version): Fact[] => {
    if (version === undefined) return [];
    const each = stancesOf(version, versions, cell, members).map(({ desk, stance, last }) => {
      const letters = lettersOf(cell, desk);
      if (stance === undefined) {
        const before =
          last === undefined ? '' : ` (${fill(w.lastAgreed, { version: last.version })})`;
        return `${letters} ${w.notYet}${before}`;
      }
      const { is, reason, effect, time } = stance;
      const leaves = effect === undefined ? '' : ` · ${fill(w.effect, { time: run(dtg(effect)) })}`;
      const because = reason === undefined ? '' : ` (${reason})`;
      return `${letters} ${w.stance[is]}${because} ${run(dtg(time))}${leaves}`;
    });
    const name = fill(w.version, { version: version.version });
    const text = `${name} · ${run(hashText(version.hash))} · ${each.join('; ')}`;
    return [{ label: w.hash, value: [{ is: 'words', text }], only: 'text', textAt: 'last' }];
  });
}
