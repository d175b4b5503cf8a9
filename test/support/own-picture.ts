/** The own picture of a desk and the server behind it, in memory: what rows of files are put into. */
import type { Reply } from '../../client/files/delivery.ts';
import { type KnownEvent, knownEvent } from '../../client/files/known-events.ts';
import { DeskId, PersonId, PictureId } from '../../picture/basics.ts';
import { GENESIS, headOf, seal } from '../../picture/chain.ts';
import { decide, type Person } from '../../picture/decide.ts';
import { Command, type Seen } from '../../picture/entry.ts';
import { EMPTY, fold, type Picture } from '../../picture/fold.ts';
import { EventRef } from '../../picture/kinds/event.ts';
import { all, at } from '../../picture/table.ts';
import { person } from './people.ts';

const OPENED = { type: 'picture.opened', picture: 'us', members: ['us'], mode: 'live' };

export class OwnPicture {
  picture: Picture = EMPTY;
  /** All that was taken, and all that was sent, in order. */
  readonly taken: Command[] = [];
  sent = 0;
  #head = GENESIS;
  #time = Date.parse('2026-11-29T10:00:00Z');
  readonly #ids = new Map<
    string,
    { readonly author: string; readonly text: string; readonly reply: Reply }
  >();

  constructor() {
    const cell = { desk: DeskId.parse('us'), person: PersonId.parse('cell') };
    this.#seal(cell, { id: '00000000-0000-4000-8000-000000000000', change: OPENED });
  }

  get target() {
    return { picture: PictureId.parse('us'), desk: DeskId.parse('us') };
  }
  get seen(): Seen {
    return { seq: this.#head.seq, hash: this.#head.hash };
  }
  get events() {
    return [...all(this.picture.items)].filter((item) => item.kind === 'event');
  }
  get known(): readonly KnownEvent[] {
    return this.events.map(knownEvent);
  }

  /** Answers each command as the server does; in the name of an officer, or of somebody else. */
  submit(lines: readonly string[], author: Person = person('us')): Promise<readonly Reply[]> {
    return Promise.resolve(lines.map((line) => this.#answer(line, author)));
  }

  #answer(line: string, author: Person): Reply {
    this.sent++;
    const command = Command.parse(JSON.parse(line));
    const text = JSON.stringify(command.change);
    const before = this.#ids.get(command.id);
    if (before !== undefined) {
      const same = before.author === author.person && before.text === text;
      return same ? before.reply : { ...NOT_TAKEN, status: 422, rule: 'L8' };
    }
    const refusal = decide(this.picture, command, author);
    if (refusal !== undefined) {
      const { rule, why } = refusal;
      const field = 'field' in refusal ? refusal.field : '';
      return { ...NOT_TAKEN, status: refusal.kind === 'missed' ? 409 : 422, rule, field, why };
    }
    const seq = this.#seal(author, command);
    this.taken.push(command);
    const made =
      at(this.picture.items, seq)?.ref ?? ('item' in command.change ? command.change.item : '');
    const reply: Reply = { kind: 'taken', seq, item: EventRef.parse(made) };
    this.#ids.set(command.id, { author: author.person, text, reply });
    return reply;
  }

  #seal(by: Person | Parameters<typeof seal>[1], command: unknown): number {
    const { desk, person, ...rest } = by;
    const role = 'role' in rest && rest.role !== undefined ? { role: rest.role } : {};
    this.#time += 1000;
    const { entry, sealed } = seal(
      this.#head,
      { desk, person, ...role },
      Command.parse(command),
      this.#time,
    );
    this.#head = headOf({ entry, hash: sealed.hash });
    this.picture = fold(this.picture, [entry]);
    return entry.seq;
  }
}

const NOT_TAKEN = { kind: 'refused', status: 422, rule: undefined, field: '', why: 'no' } as const;
