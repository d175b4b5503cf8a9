/** What a desk drafts in its own picture, and what becomes of what it releases: in every state there is. */
import { PictureId, Ref } from '../../../picture/basics.ts';
import { copyOf, wordsAt } from '../../../picture/facets/release/copy.ts';
import { needsSecond } from '../../../picture/facets/release/judge.ts';
import { itemOf } from '../../../picture/fold.ts';
import type { Precision } from '../../../picture/geo/coarsen.ts';
import { HOUR, MINUTE } from '../../support/clock.ts';
import { added, EVENT, proposed, reported } from '../../support/examples.ts';
import type { Visitor } from '../../support/visitor.ts';
import type { Stage } from '../stage.ts';
import type { People } from './people.ts';
import { EVACUATION, short } from './texts.ts';

const OWN = 'il';

/** A release that waits for a time after the server stops. */
export interface Delayed {
  readonly picture: string;
  readonly item: string;
  readonly to: string;
  readonly at: string;
}

interface How {
  readonly to?: string;
  readonly precision?: Precision;
  /** Milliseconds from now until which it waits. */
  readonly wait?: number;
  /** A new item, though one was released before: that one was withdrawn. */
  readonly anew?: boolean;
}

class Desk {
  readonly #stage: Stage;
  readonly #noa: Visitor;
  readonly #dan: Visitor;

  constructor(stage: Stage, { noa, dan }: People) {
    this.#stage = stage;
    this.#noa = noa;
    this.#dan = dan;
  }

  async draft(change: object): Promise<Ref> {
    return Ref.parse((await this.#stage.take(this.#noa, OWN, change)).item);
  }

  /** Proposes the item as it is now for release; the seq of the proposal. */
  async propose(
    ref: Ref,
    { to = 'shared', precision = 'exact', wait, anew = false }: How = {},
  ): Promise<number> {
    const from = this.#stage.picture(OWN);
    const item = itemOf(from, ref);
    if (item === undefined) throw new Error(`${ref} is not there`);
    const target = PictureId.parse(to);
    const change = copyOf(item, { from, to: target, precision, anew });
    const at = wait === undefined ? {} : { notBefore: this.later(wait) };
    const second = needsSecond(item, this.#stage.cell);
    const more = { item: ref, to: target, of: wordsAt(item), change, second, ...at };
    return (await this.#stage.take(this.#noa, OWN, { type: 'release.proposed', ...more })).seq;
  }

  later(ms: number): string {
    return new Date(this.#stage.clock.now() + ms).toISOString();
  }

  async approve(item: Ref, release: number): Promise<void> {
    await this.#stage.take(this.#dan, OWN, { type: 'release.approved', item, release });
  }

  async refuse(item: Ref, release: number): Promise<void> {
    const reason = 'ليس الآن · not now · לא עכשיו';
    await this.#stage.take(this.#dan, OWN, { type: 'release.refused', item, release, reason });
  }

  /** Waits until the last release of the item stands so. */
  async becomes(ref: Ref, state: string): Promise<void> {
    const last = () => itemOf(this.#stage.picture(OWN), ref)?.releases?.at(-1);
    await this.#stage.until(`the release of ${ref} is ${state}`, () => last()?.state === state);
  }

  async releases(ref: Ref, how: How = {}): Promise<void> {
    await this.propose(ref, how);
    await this.becomes(ref, 'made');
  }
}

export async function playDesk(stage: Stage, people: People): Promise<Delayed> {
  const desk = new Desk(stage, people);
  const source = { name: 'A shepherd', reference: 'IL-77', reliability: 'B', credibility: '2' };
  const event = await desk.draft(reported({ source, uncertainty: 40, title: EVACUATION }));
  const strike = await desk.draft(
    reported({ category: 'air-strike', links: [{ relation: 'cause', item: event }] }),
  );
  const zone = await desk.draft(proposed());
  const note = await desk.draft(added({ on: event }));
  await desk.draft(added({ mark: undefined, on: note })); // never released

  await desk.releases(event); // one person, exact
  await desk.draft({
    type: 'event.amended',
    item: event,
    event: { ...EVENT, precedence: 'ROUTINE' },
  });
  await desk.releases(event, { precision: '100m' }); // amends the copy
  await desk.releases(event, { to: 'us-il', precision: '1km' });
  const copy = itemOf(stage.picture(OWN), event)?.releases?.at(0)?.made?.item;
  const withdrawn = { type: 'event.withdrawn', item: copy, reason: 'released by mistake' };
  await stage.take(people.noa, 'shared', withdrawn);
  await desk.releases(event, { anew: true });
  await desk.releases(note, { precision: { place: [35.85, 33.05] } });
  await desk.approve(strike, await desk.propose(strike, { precision: '1km' }));
  await desk.becomes(strike, 'made');

  await desk.propose(zone); // nobody approves it in time
  stage.clock.pass(11 * MINUTE);
  await desk.refuse(zone, await desk.propose(zone, { to: 'us-il' }));
  await desk.approve(zone, await desk.propose(zone, { precision: '1km' }));
  await desk.becomes(zone, 'made');
  const act = (type: string) => desk.draft({ type, item: zone, reason: 'the fire is out' });
  await act('zone.suspended');
  await act('zone.resumed');

  await delays(stage, desk);
  const last = await desk.draft(reported({ title: short('For later', 'لاحقًا', 'לאחר כך', 'he') }));
  await desk.propose(last, { wait: 30 * HOUR });
  const waiting = await desk.draft(reported({ category: 'detention' }));
  await desk.propose(waiting); // for a second person, who has not decided when the server stops
  const at = itemOf(stage.picture(OWN), last)?.releases?.at(-1)?.notBefore;
  if (at === undefined) throw new Error(`${last} does not wait`);
  return { picture: OWN, item: last, to: 'shared', at };
}

/** Releases for later: one that goes, one that somebody refuses, two that are overtaken. */
async function delays(stage: Stage, desk: Desk): Promise<void> {
  const wait = 20 * MINUTE;
  const [goes, refused, changed, withdrawn] = [
    await desk.draft(reported({ precedence: 'ROUTINE' })),
    await desk.draft(reported({ precedence: 'PRIORITY' })),
    await desk.draft(reported({ precedence: 'IMMEDIATE' })),
    await desk.draft(reported({ precedence: 'FLASH' })),
  ];
  await desk.propose(goes, { wait, precision: '100m' });
  await desk.refuse(refused, await desk.propose(refused, { wait }));
  await desk.propose(changed, { wait });
  await desk.draft({ type: 'event.amended', item: changed, event: EVENT, reason: 'seen again' });
  await desk.propose(withdrawn, { wait });
  await desk.draft({ type: 'event.withdrawn', item: withdrawn, reason: 'it was thunder' });
  stage.clock.pass(wait);
  await desk.draft(reported()); // wakes the server's outbox: the clock is not a real one
  await desk.becomes(goes, 'made');
  await desk.becomes(changed, 'refused');
  await desk.becomes(withdrawn, 'refused');
}
