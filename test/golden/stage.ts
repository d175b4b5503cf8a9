/** A whole server on a folder, asked over HTTP by people whose clock is in hand: it makes golden versions. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { DeskId, Hash, PersonId } from '../../picture/basics.ts';
import type { Cell } from '../../picture/cell.ts';
import type { Picture } from '../../picture/fold.ts';
import type { Role } from '../../picture/wire.ts';
import { sqliteLog } from '../../server/log/sqlite.ts';
import { peoplePath } from '../../server/people/bootstrap.ts';
import { feedAuthorization, mintLinkToken } from '../../server/people/signed-tokens.ts';
import type { ServedPicture } from '../../server/pictures/served-picture.ts';
import { makePrivateFolder } from '../../server/private-folder.ts';
import { type RunningServer, startServer } from '../../server/server.ts';
import { SECRET } from '../support/cell.ts';
import { Clock, SECOND } from '../support/clock.ts';
import { UNLIMITED } from '../support/unlimited.ts';
import { type Heard, Visitor } from '../support/visitor.ts';

export const MODE = 'exercise';

const Taken = z.object({ seq: z.int(), item: z.string().nullable(), hash: Hash });
export type Taken = z.infer<typeof Taken>;

interface Setting {
  /** The data folder. */
  readonly data: string;
  readonly cell: Cell;
  readonly clock?: Clock;
}

export class Stage {
  readonly clock: Clock;
  readonly cell: Cell;
  readonly running: RunningServer;

  private constructor(running: RunningServer, cell: Cell, clock: Clock) {
    this.running = running;
    this.cell = cell;
    this.clock = clock;
  }

  /**
   * Starts on a data folder, new or not, as `server/main.ts` does, and stops when `work` is done; the files
   * are whole then. Throws if the server had a fault.
   */
  static async on<T>(
    { data, cell, clock = new Clock() }: Setting,
    work: (stage: Stage) => Promise<T>,
  ): Promise<T> {
    const faults: Error[] = [];
    const logs = join(data, MODE);
    makePrivateFolder(logs);
    const running = await startServer({
      cell,
      mode: MODE,
      log: (picture) => sqliteLog(join(logs, `${picture}.db`)),
      people: peoplePath(logs, cell),
      secret: SECRET,
      host: '127.0.0.1',
      port: 0,
      limits: UNLIMITED,
      page: import.meta.dirname,
      basemap: import.meta.dirname,
      clock: clock.server,
      fault: (error) => faults.push(error),
    });
    const result = await work(new Stage(running, cell, clock)).finally(() => running.close());
    if (faults.length > 0) throw new AggregateError(faults, 'the server had faults');
    return result;
  }

  /** A browser, with nobody signed in. */
  visitor(): Visitor {
    return new Visitor(this.running);
  }

  /** A browser of somebody who came by a link of the exercise. */
  async enter(desk: string, role: Exclude<Role, 'feed'>): Promise<Visitor> {
    const visitor = this.visitor();
    const person = PersonId.parse(`${desk}-${role}`);
    const link = mintLinkToken(SECRET, { desk: DeskId.parse(desk), person, role });
    expectStatus(await visitor.get(`/enter/${link}`), 302);
    return visitor;
  }

  /** Has a change taken, a little later than the one before. Throws if it is refused. */
  async take(who: Visitor, picture: string, change: object, more: object = {}): Promise<Taken> {
    this.clock.pass(7 * SECOND + 137);
    return Taken.parse(expectStatus(await this.ask(who, picture, change, more), 201));
  }

  /** Asks for a change at once, whatever comes of it. */
  ask(who: Visitor, picture: string, change: object, more: object = {}): Promise<Heard> {
    const command = { id: randomUUID(), ...more, change };
    return who.post(`/api/pictures/${picture}/changes`, command);
  }

  /** What a feed of this desk sends, several lines at once. Throws if one is not taken. */
  async feed(desk: string, picture: string, commands: readonly object[]): Promise<void> {
    const answer = await fetch(`${this.running.url}/api/pictures/${picture}/changes`, {
      method: 'POST',
      headers: {
        Authorization: feedAuthorization(SECRET, DeskId.parse(desk)),
        'Content-Type': 'application/x-ndjson',
      },
      body: commands.map((command) => JSON.stringify(command)).join('\n'),
    });
    const text = await answer.text();
    const refused = text.split('\n').filter((line) => line !== '' && !/"status":201/.test(line));
    if (answer.status !== 200 || refused.length > 0) throw new Error(refused[0] ?? text);
  }

  served(picture: string): ServedPicture {
    const served = this.running.pictures.get(picture);
    if (served === undefined) throw new Error(`there is no picture ${picture}`);
    return served;
  }

  picture(id: string): Picture {
    return this.served(id).replica.picture;
  }

  /** Waits until it is so; the server works meanwhile. */
  async until(what: string, so: () => boolean): Promise<void> {
    for (let turns = 0; !so(); turns++) {
      if (turns > 200_000) throw new Error(`it never came about: ${what}`);
      await new Promise(setImmediate);
    }
  }
}

/** The body of an answer of this status. Throws for any other. */
export function expectStatus({ status, body }: Heard, wanted: number): unknown {
  if (status !== wanted) throw new Error(`${status}, not ${wanted}: ${JSON.stringify(body)}`);
  return body;
}
