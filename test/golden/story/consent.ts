/** What desks agree to, refuse, leave and settle: zones in the picture that all share. */
import { Instant } from '../../../picture/basics.ts';
import { versionsOf } from '../../../picture/facets/consent/version.ts';
import { offsetsFor } from '../../../server/pictures/window-offsets.ts';
import { MINUTE } from '../../support/clock.ts';
import { TERMS } from '../../support/examples.ts';
import { itemAt } from '../../support/growing.ts';
import { DESKS } from '../../support/people.ts';
import type { Visitor } from '../../support/visitor.ts';
import type { Stage } from '../stage.ts';
import type { People } from './people.ts';
import { EVACUATION, LONG_TEXT, short } from './texts.ts';

const PICTURE = 'shared';
const reason = 'متفق عليه على الخط · as agreed on the line · כפי שסוכם';
const SPRING = short('The upper spring', 'النبع العلوي', 'המעיין העליון', 'ar');

/** Has a change about terms taken, by somebody who has seen all that there is. */
export function speak(stage: Stage, who: Visitor, picture: string, change: object) {
  const { seq, hash } = stage.served(picture).replica.head;
  return stage.take(who, picture, change, { seen: { seq, hash } });
}

/** Proposes a zone in a picture of several desks; its reference. */
export async function propose(
  stage: Stage,
  who: Visitor,
  terms: object = {},
  picture = PICTURE,
): Promise<string> {
  const change = { type: 'zone.proposed', terms: { ...TERMS, ...terms }, agrees: true };
  return `${(await speak(stage, who, picture, change)).item}`;
}

export async function playConsent(stage: Stage, people: People): Promise<void> {
  await settles(stage, people);
  await leaves(stage, people);
  await others(stage, people);
}

/** An act of consent on the newest version of a zone, compared with what the desk had agreed to. */
function say(stage: Stage, who: Visitor, ref: string, says: string, more: object = {}) {
  const zone = itemAt(stage.picture(PICTURE), ref);
  if (zone?.kind !== 'zone') throw new Error(`there is no zone ${ref}`);
  const version = versionsOf(zone, DESKS).at(-1);
  const named = { item: ref, version: version?.version, termsHash: version?.hash };
  return speak(stage, who, PICTURE, { type: `consent.${says}`, ...named, ...more });
}

/** Proposed, countered, amended, agreed by three; a version taken back; then suspended by all. */
async function settles(stage: Stage, { noa, samir, ruth }: People): Promise<void> {
  const ref = await propose(stage, samir, { name: SPRING, rules: LONG_TEXT });
  const next = (who: Visitor, terms: object, more: object = {}) =>
    speak(stage, who, PICTURE, {
      type: 'zone.versioned',
      item: ref,
      terms: { ...TERMS, name: SPRING, ...terms },
      ...more,
    });
  await say(stage, ruth, ref, 'considering', { reason });
  await say(stage, noa, ref, 'objected', { reason });
  await next(noa, { area: { ...TERMS.area, radius: 1800.125 } }, { reason });
  const ends = {
    from: Instant.parse('2026-11-22T10:00:00Z'),
    to: Instant.parse('2027-04-30T22:00:00Z'),
  };
  const window = {
    ...ends,
    daily: { from: '20:00', to: '05:30' },
    days: ['mon', 'wed', 'sun'],
    zone: 'Asia/Jerusalem',
    ...offsetsFor('Asia/Jerusalem', ends),
  };
  const terms = { ...TERMS, name: SPRING, window };
  await speak(stage, noa, PICTURE, { type: 'zone.amended', item: ref, terms, reason });
  await say(stage, samir, ref, 'agreed', { reason, from: 1 });
  await say(stage, ruth, ref, 'agreed');
  await next(noa, { area: { ...TERMS.area, radius: 2000 } });
  await speak(stage, noa, PICTURE, { type: 'zone.retracted', item: ref, version: 3, reason });
  await next(ruth, { window, suspended: true });
  for (const [who, from] of [
    [noa, 3],
    [samir, 2],
  ] as const) {
    await say(stage, who, ref, 'agreed', { from });
  }
}

/** Denounced and taken back, denounced for good; the two who stay agree without the third. */
async function leaves(stage: Stage, { noa, samir, ruth }: People): Promise<void> {
  const window = { from: '2026-11-22T10:00:00Z', to: '2026-11-24T10:00:00Z', estimated: true };
  const ref = await propose(stage, ruth, { name: EVACUATION, window, kind: 'no-fly' });
  for (const who of [noa, samir]) await say(stage, who, ref, 'agreed');
  const notice = stage.cell.consent === undefined ? {} : { notice: stage.cell.consent.notice };
  await say(stage, samir, ref, 'denounced', { reason, ...notice });
  await say(stage, samir, ref, 'agreed');
  await say(stage, samir, ref, 'denounced', { reason, ...notice });
  stage.clock.pass(((stage.cell.consent?.notice ?? 180) + 1) * MINUTE);
  const desks = ['us', 'il'];
  const terms = { ...TERMS, name: EVACUATION, window, desks };
  await speak(stage, ruth, PICTURE, { type: 'zone.versioned', item: ref, terms });
  await say(stage, noa, ref, 'agreed');
}

/** What binds one desk, what is asked of two, and life safety that was sent without having seen all. */
async function others(stage: Stage, { noa, samir, ruth }: People): Promise<void> {
  const { seq, hash } = stage.served(PICTURE).replica.head;
  await propose(stage, noa, { unilateral: true, kind: 'exercise' });
  await propose(stage, samir, { desks: ['sy', 'us'], kind: 'coordination' });
  const terms = {
    ...TERMS,
    kind: 'hazard',
    altitude: { upper: { metres: 120, reference: 'WGS84' } },
  };
  const change = { type: 'zone.proposed', terms, agrees: true };
  await stage.take(ruth, PICTURE, change, { seen: { seq, hash } });
}
