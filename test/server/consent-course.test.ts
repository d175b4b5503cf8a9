/**
 * The course of a zone over a real server: agreed by all, in force on the second, another version beside it,
 * denounced, taken back, at an end. Each state is the same in replay.
 */
import { expect, test } from 'vitest';
import { agreedIn, openIn } from '../../picture/facets/consent/version.ts';
import type { ZoneItem } from '../../picture/kinds/zone.ts';
import { zoneStatus, zoneTurns } from '../../picture/kinds/zone-status.ts';
import { Agreeing } from '../support/agreeing.ts';
import { HOUR, MINUTE, SECOND } from '../support/clock.ts';
import { TERMS } from '../support/examples.ts';
import '../support/seed.ts';

const FROM = '2026-11-22T14:10:00.000Z';
const TO = '2026-11-22T21:10:00.000Z';
const window = { from: FROM, to: TO };
const wider = { window, area: { ...TERMS.area, radius: 4000 } };

/** A moment at which a test looked, and what it saw then. */
interface Looked {
  readonly at: string;
  readonly seq: number;
  readonly zone: string;
  readonly standing: string;
}

const standingOf = (zone: ZoneItem, at: number): string => {
  const { versions = [] } = zone;
  const [agreed, open] = [agreedIn(versions)?.version, openIn(versions)?.version];
  return `${zoneStatus(zone, at)}, ${agreed ?? 'none'} agreed, ${open ?? 'none'} open`;
};

/** Desks at a zone, and the album of what was seen of it. */
class Course extends Agreeing {
  readonly album: Looked[] = [];

  static async of(): Promise<Course> {
    const { server, clock } = await Agreeing.begun();
    return new Course(server, clock);
  }

  /** How the zone stands now; kept, to be compared with the replay. */
  see(ref: string): string {
    const zone = this.zone(ref);
    const now = this.clock.now();
    const standing = standingOf(zone, now);
    const at = new Date(now).toISOString();
    this.album.push({ at, seq: this.head.seq, zone: JSON.stringify(zone), standing });
    return standing;
  }

  /** The clock moves to a moment that is not past. */
  reach(at: number): void {
    expect(at).toBeGreaterThanOrEqual(this.clock.now());
    this.clock.pass(at - this.clock.now());
  }

  /** The zone as the server shows it at a moment: a time, or the number of an entry. */
  async replayed(ref: string, moment: string | number): Promise<ZoneItem> {
    const response = await this.server.get(`/api/pictures/shared?at=${moment}`);
    const { items }: { readonly items: readonly ZoneItem[] } = JSON.parse(await response.text());
    const zone = items.find((item) => item.ref === ref);
    if (zone === undefined) throw new Error(`no ${ref} at ${moment}`);
    return zone;
  }
}

test('[R46] [R48] [R49] [R51] a zone through all its states, on the second, and each of them in replay', async () => {
  const course = await Course.of();
  const did = async (answer: Promise<{ readonly status: number }>) =>
    expect((await answer).status).toBe(201);
  const ref = await course.zoneBy('us', { window });
  expect(course.see(ref)).toBe('proposed, none agreed, 1 open');
  await did(course.say('il', 'agreed', ref));
  await did(course.say('sy', 'considering', ref));
  expect(course.see(ref)).toBe('proposed, none agreed, 1 open');
  await did(course.say('sy', 'agreed', ref));
  expect(course.see(ref)).toBe('agreed, 1 agreed, none open');

  expect(zoneTurns(course.zone(ref), course.clock.now())).toBe(Date.parse(FROM));
  course.reach(Date.parse(FROM) - 1);
  expect(course.see(ref)).toBe('agreed, 1 agreed, none open');
  course.reach(Date.parse(FROM));
  expect(course.see(ref)).toBe('in-force, 1 agreed, none open');

  await did(course.version('sy', ref, wider));
  await did(course.say('us', 'agreed', ref, { from: 1 }));
  expect(course.see(ref)).toBe('in-force, 1 agreed, 2 open');
  expect(course.zone(ref).terms.area).toEqual(TERMS.area);
  await did(course.say('il', 'agreed', ref, { from: 1 }));
  expect(course.see(ref)).toBe('in-force, 2 agreed, none open');
  expect(course.zone(ref).terms.area).toEqual(wider.area);

  const denounced = { reason: 'The fields are needed' };
  await did(course.say('il', 'denounced', ref, denounced));
  const effect = course.clock.now() + 3 * HOUR;
  expect(course.see(ref)).toBe('leaving, 2 agreed, none open');
  expect(zoneTurns(course.zone(ref), course.clock.now())).toBe(effect);
  course.reach(effect - 2 * SECOND);
  expect(course.see(ref)).toBe('leaving, 2 agreed, none open');
  await did(course.say('il', 'agreed', ref, { from: 2 })); // the last second
  expect(course.see(ref)).toBe('in-force, 2 agreed, none open');
  course.reach(effect + MINUTE);
  expect(course.see(ref)).toBe('in-force, 2 agreed, none open');

  await did(course.say('sy', 'denounced', ref, denounced));
  const end = course.clock.now() + 3 * HOUR;
  course.reach(end - 1);
  expect(course.see(ref)).toBe('leaving, 2 agreed, none open');
  course.reach(end);
  expect(course.see(ref)).toBe('denounced, 2 agreed, none open');
  expect((await course.say('sy', 'agreed', ref)).status).toBe(422); // too late

  const two = { ...wider, desks: ['us', 'il'] };
  await did(course.version('us', ref, two));
  expect(course.see(ref)).toBe('denounced, 2 agreed, 3 open');
  await did(course.say('il', 'agreed', ref));
  expect(course.see(ref)).toBe('in-force, 3 agreed, none open');
  course.reach(Date.parse(TO) - 1);
  expect(course.see(ref)).toBe('in-force, 3 agreed, none open');
  course.reach(Date.parse(TO));
  expect(course.see(ref)).toBe('expired, 3 agreed, none open');

  expect(course.album.length).toBeGreaterThan(15);
  for (const { at, seq: head, zone, standing } of course.album) {
    const [then, there] = [await course.replayed(ref, at), await course.replayed(ref, head)];
    expect(standingOf(then, Date.parse(at)), at).toBe(standing);
    expect(JSON.stringify(then), at).toBe(zone);
    expect(JSON.stringify(there), `entry ${head}`).toBe(zone);
  }
  const { history } = course.zone(ref); // nothing was written when a window or a notice passed by itself
  expect(history).toHaveLength(12);
  expect(history.filter(({ by }) => by.role !== 'officer')).toEqual([]);
});
