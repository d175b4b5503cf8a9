/** Checks what an entry says of the entries before it: what its author had seen, and whose its command was. */
import type { CommandId, Hash } from '../../picture/basics.ts';
import type { Entry } from '../../picture/entry.ts';
import type { Fault } from './finding.ts';

export class BackReferences {
  /** Of every entry so far; that of entry 1 is at 0. */
  readonly hashes: Hash[] = [];
  readonly #taken = new Map<CommandId, number>();

  /** What of the next entry does not fit those before it; `hash` is its own. */
  take({ seq, command, seen }: Entry, hash: Hash): readonly Fault[] {
    const faults: Fault[] = [];
    if (seen !== undefined) faults.push(...this.#seenFaults(seen));
    const before = this.#taken.get(command);
    if (before === undefined) this.#taken.set(command, seq);
    else
      faults.push({ rule: 'L8', why: `takes the command ${command}, which entry ${before} took` });
    this.hashes.push(hash);
    return faults;
  }

  /** [L10] What was seen stood here before the entry, and stands here still. */
  #seenFaults({ seq, hash }: NonNullable<Entry['seen']>): readonly Fault[] {
    const here = this.hashes[seq - 1];
    if (here === hash) return [];
    const why =
      here === undefined
        ? `says that its author had seen entry ${seq}, which was not there yet`
        : `says that its author had seen entry ${seq} with the hash ${hash}, and it has ${here} here`;
    return [{ rule: 'L10', why }];
  }
}
