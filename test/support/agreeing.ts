/** Desks that agree over HTTP: a server, its clock, and what each desk says of the terms that stand. */
import { expect } from 'vitest';
import type { ZoneItem } from '../../picture/kinds/zone.ts';
import { zoneStatus } from '../../picture/kinds/zone-status.ts';
import { CELL } from './cell.ts';
import { Clock, SECOND } from './clock.ts';
import { TERMS } from './examples.ts';
import { itemAt } from './growing.ts';
import { person } from './people.ts';
import { type Answered, serve, type TestServer } from './server.ts';

/** The entry that somebody was looking at. */
export interface Looked {
  readonly seq: number;
  readonly hash: string;
}

export class Agreeing {
  readonly server: TestServer;
  readonly clock: Clock;

  constructor(server: TestServer, clock: Clock) {
    this.server = server;
    this.clock = clock;
  }

  static async begun(cell = CELL): Promise<Agreeing> {
    const clock = new Clock();
    return new Agreeing(await serve({ cell, now: clock.now }), clock);
  }

  get head(): Looked {
    const { seq, hash } = this.server.served().replica.head;
    return { seq, hash };
  }

  zone(ref: string): ZoneItem {
    const item = itemAt(this.server.served().replica.picture, ref);
    if (item?.kind !== 'zone') throw new Error(`no zone ${ref}`);
    return item;
  }

  /** How a zone stands now. */
  status(ref: string): string {
    return zoneStatus(this.zone(ref), this.clock.now());
  }

  /** An officer of a desk asks for a change a second later, having seen what there is. */
  ask(desk: string, change: object, seen: Looked = this.head): Promise<Answered> {
    this.clock.pass(SECOND);
    return this.server.ask(change, { who: person(desk) }, { seen });
  }

  propose(desk: string, over: object = {}, seen?: Looked): Promise<Answered> {
    const change = { type: 'zone.proposed', terms: { ...TERMS, ...over }, agrees: true };
    return this.ask(desk, change, seen);
  }

  version(desk: string, item: string, over: object = {}, seen?: Looked): Promise<Answered> {
    return this.ask(desk, { type: 'zone.versioned', item, terms: { ...TERMS, ...over } }, seen);
  }

  /** The act of a desk about a version, the newest if none is named; `over` replaces its fields. */
  act(says: string, item: string, over: object = {}): { readonly type: string } {
    const newest = this.zone(item).versions?.at(-1);
    if (newest === undefined) throw new Error(`${item} has no version`);
    const { version, hash } = newest;
    const act = { type: `consent.${says}`, item, version, termsHash: hash };
    return { ...act, ...over };
  }

  say(desk: string, says: string, item: string, over: object = {}): Promise<Answered> {
    return this.ask(desk, this.act(says, item, over));
  }

  /** A zone that a desk proposes; its reference. */
  async zoneBy(desk: string, over: object = {}): Promise<string> {
    const { status, body } = await this.propose(desk, over);
    expect(status, JSON.stringify(body)).toBe(201);
    return `${body.item}`;
  }

  /** All of these desks agree to the newest version. */
  async agreeAll(item: string, desks: readonly string[]): Promise<void> {
    for (const desk of desks) {
      const { status, body } = await this.say(desk, 'agreed', item);
      expect(status, JSON.stringify(body)).toBe(201);
    }
  }
}
