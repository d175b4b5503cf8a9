/**
 * Checks what an entry says about earlier entries: what its author had seen, and its command's id.
 */
import type { CommandId, Hash } from '../../picture/basics.ts';
import type { Entry } from '../../picture/entry.ts';
import type { Fault } from './finding.ts';

/** Takes the entries of one log in order. */
export class BackReferences {
  /** Hashes of the entries so far; that of entry 1 is at index 0. */
  readonly hashes: Hash[] = [];
  readonly #taken = new Map<CommandId, number>();

  /** Contradictions of the next entry to those before. `hash`: of the entry itself. */
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

  /** [L10] The entry that the author had seen is here, with that hash. */
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
