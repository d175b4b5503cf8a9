/** How the desks are staffed in the picture that they share: watches, channels, and alarms that are answered. */
import { DeskId, PersonId } from '../../../picture/basics.ts';
import { all } from '../../../picture/table.ts';
import { deskAlarms } from '../../../picture/views/alarms/alarms.ts';
import { viewsOf } from '../../../picture/views/deciding.ts';
import { MINUTE, SECOND } from '../../support/clock.ts';
import type { Visitor } from '../../support/visitor.ts';
import type { Stage, Taken } from '../stage.ts';
import type { People } from './people.ts';
import { LONG_TEXT } from './texts.ts';

const PICTURE = 'shared';
const reason = LONG_TEXT.ar;

export async function playWatches(stage: Stage, people: People): Promise<void> {
  const { noa, dan, samir, ruth } = people;
  const first = await take(stage, noa, 'il');
  const sy = await take(stage, samir, 'sy');
  await alarms(stage, people); // nobody holds the watch of us
  const us = await take(stage, ruth, 'us', { second: 'r.cohen' });
  for (const desk of ['sy', 'us']) await check(stage, noa, desk, desk === 'sy' ? samir : ruth);
  await stage.take(noa, PICTURE, { type: 'watch.offered', item: first.item });
  for (const desk of ['sy', 'us']) await check(stage, dan, desk);
  const second = await take(stage, dan, 'il', { relieves: first.item, second: 'noa' });
  for (const desk of ['sy', 'us']) await check(stage, noa, desk);
  await take(stage, noa, 'il', { relieves: second.item, absent: true });
  await suspension(stage, samir);
  await silence(stage, 'il');
  const remark = { type: 'watch.remarked', text: LONG_TEXT };
  await stage.take(noa, 'il', { ...remark, about: first.item });
  await stage.take(noa, 'il', remark);
  await stage.take(ruth, PICTURE, { type: 'watch.left', item: us.item, reason });
  await stage.take(samir, PICTURE, { type: 'watch.left', item: sy.item, reason: 'x' });
}

/** Takes the watch of a desk on the brief as it is. */
async function take(stage: Stage, who: Visitor, desk: string, more: object = {}): Promise<Taken> {
  const now = stage.clock.now();
  const { head, picture } = stage.served(PICTURE).replica;
  const { hash } = viewsOf(picture, { cell: stage.cell, now }).brief(DeskId.parse(desk), now);
  const brief = { seq: head.seq, at: new Date(now).toISOString(), hash };
  return stage.take(who, PICTURE, { type: 'watch.taken', brief, ...more });
}

/** Asks a desk for a check, which its holder may answer. */
async function check(stage: Stage, who: Visitor, desk: string, holder?: Visitor): Promise<void> {
  const { item } = await stage.take(who, PICTURE, { type: 'channel.checked', desk });
  if (holder !== undefined) await stage.take(holder, PICTURE, { type: 'channel.answered', item });
}

/** What rings at il is acknowledged, shelved and taken off the shelf; at us by somebody who holds no watch. */
async function alarms(stage: Stage, { noa, ruth }: People): Promise<void> {
  const ringing = (desk: string) => {
    const list = deskAlarms(stage.picture(PICTURE), stage.cell, stage.clock.now());
    const { groups } = list(DeskId.parse(desk));
    return groups.flatMap((group) => group.alarms.map(({ occurrence }) => occurrence.name));
  };
  const until = new Date(stage.clock.now() + 30 * MINUTE).toISOString();
  await stage.take(noa, PICTURE, { type: 'alarm.acknowledged', alarms: ringing('il').slice(0, 1) });
  await stage.take(noa, PICTURE, { type: 'alarm.shelved', alarms: ringing('il'), until, reason });
  await stage.take(noa, PICTURE, { type: 'alarm.unshelved', alarms: ringing('il').slice(-1) });
  const held = { held: false };
  await stage.take(ruth, PICTURE, { type: 'alarm.acknowledged', alarms: ringing('us'), ...held });
}

async function suspension(stage: Stage, who: Visitor): Promise<void> {
  const in5 = new Date(stage.clock.now() + 5 * MINUTE).toISOString();
  const one = await stage.take(who, PICTURE, { type: 'channel.suspended', reason });
  await stage.take(who, PICTURE, { type: 'channel.resumed', item: one.item });
  const more = { from: in5, reason: 'x' };
  const other = await stage.take(who, PICTURE, { type: 'channel.suspended', ...more });
  await stage.take(who, PICTURE, { type: 'channel.resumed', item: other.item, from: in5 });
}

/** The channel of a desk is lost and heard again; the server writes both, and asks for a check. */
async function silence(stage: Stage, desk: string): Promise<void> {
  const { hearing } = stage.running;
  const seconds = (count: number, each: () => unknown) => {
    for (let i = 0; i < count; i++) {
      stage.clock.pass(SECOND);
      each();
    }
  };
  const written = (type: string) =>
    [...all(stage.picture(PICTURE).staff)].some(
      (item) =>
        item.kind === 'channel' &&
        item.desk === desk &&
        item.history.some((step) => step.type === type && step.by.person === 'server'),
    );
  const officer = {
    desk: DeskId.parse(desk),
    person: PersonId.parse('noa'),
    role: 'officer',
  } as const;
  hearing.begin();
  seconds(16, () => hearing.listen());
  hearing.play([]); // the agent looks
  await stage.until('a channel is lost', () => written('channel.lost'));
  hearing.hear(officer, true);
  seconds(6, () => hearing.hear(officer, true));
  await stage.until('it is heard', () => {
    hearing.play([]);
    return written('channel.heard') && written('channel.checked');
  });
}
