/**
 * Makes the releases that a desk approved in its own picture: appends the copy to the other
 * picture, then records it as made. Each once, also after a crash: both command ids derive from the
 * entry that approved it. [L8]
 */
import type { DeskId, Ref } from '../../picture/basics.ts';
import { hashOf } from '../../picture/chain.ts';
import { derivedCommandId } from '../../picture/command-id.ts';
import { differs, standIn } from '../../picture/facets/release/copy.ts';
import type { Release } from '../../picture/facets/release/steps.ts';
import { type AnyItem, itemOf, type Picture } from '../../picture/fold.ts';
import { kindOf } from '../../picture/items.ts';
import { type Machine, type Person, SERVER } from '../../picture/permission.ts';
import { isNotNow } from '../pictures/append.ts';
import type { ServedPicture } from '../pictures/served-picture.ts';
import { appendOnce, type Duty } from './agent.ts';
import { ItemRows } from './item-rows.ts';
import { viewDuty } from './view-duty.ts';

/** An approved release, due at `from` (ms); or a refused one, whose copy may have been made. */
interface DueRelease {
  readonly item: Ref;
  readonly release: number;
  readonly from: number;
}

const dueReleases = ({ ref, releases = [] }: AnyItem): readonly DueRelease[] =>
  releases
    .filter(({ state }) => state === 'approved' || state === 'refused')
    .map(({ seq, state, notBefore }) => {
      const delayed = state === 'approved' && notBefore !== undefined;
      return { item: ref, release: seq, from: delayed ? Date.parse(notBefore) : 0 };
    });

type Outcome = 'done' | 'later';

/** The change that records the result in the desk's own picture. */
type ResultChange =
  | { readonly type: 'release.made'; readonly made: NonNullable<Release['made']> }
  | { readonly type: 'release.refused'; readonly reason: string };

/** The desk whose releases are made, its own picture, and all pictures of the cell. */
export interface ReleaseDeps {
  readonly desk: DeskId;
  readonly own: ServedPicture;
  readonly pictures: ReadonlyMap<string, ServedPicture>;
}

/** The duty of one desk: its approved releases that are due. */
export const releaseDuty = ({ desk, own, pictures }: ReleaseDeps): Duty<DueRelease> => {
  const { replica, appender } = own;

  /** The item and its release as they are now. Throws if there is none. */
  const find = ({ item: ref, release: seq }: DueRelease) => {
    const item = itemOf(replica.picture, ref);
    const release = item?.releases?.find((one) => one.seq === seq);
    if (item === undefined || release === undefined)
      throw new Error(`${ref} has no release ${seq}`);
    return { item, release };
  };

  const hashAt = async (seq: number): Promise<string> => {
    const [line] = await replica.log.read(seq - 1, 1);
    if (line === undefined) throw new Error(`entry ${seq} is no longer in the log`);
    return hashOf(line.bytes);
  };

  /** Records the result; done also if it is recorded already. */
  const record = async (
    due: DueRelease,
    approved: string,
    result: ResultChange,
  ): Promise<Outcome> => {
    const server: Machine = { desk, person: SERVER, role: 'server' };
    const change = { ...result, item: due.item, release: due.release };
    const answer = await appendOnce(appender, server, change, result.type, approved);
    if (answer.kind === 'taken') return 'done';
    if (isNotNow(answer)) return 'later';
    const { state } = find(due).release; // another server or a person may have been first
    if (state === 'made' || (state === 'refused' && result.type === 'release.refused'))
      return 'done';
    throw new Error(`${result.type} was not taken: ${answer.why}`);
  };

  return {
    ...viewDuty(replica, new ItemRows(dueReleases)),
    cause: ({ release }) => `release ${release}`,
    async perform(due) {
      await replica.catchUp(); // another server may have changed the draft
      const { item, release } = find(due);
      if (release.state === 'made') return 'done';
      const refused = release.state === 'refused';
      const approved = await hashAt(release.approvedBy?.seq ?? release.seq);
      const refuse = (rule: string, why: string): Promise<Outcome> | Outcome =>
        refused
          ? 'done'
          : record(due, approved, { type: 'release.refused', reason: `${why} [${rule}]` });

      const target = pictures.get(release.to);
      if (target === undefined) return refuse('R22', `there is no picture ${release.to}`);
      await target.replica.catchUp();
      if (!target.replica.seqByCommand.has(derivedCommandId('release', approved))) {
        if (refused) return 'done';
        const late = staleReason(item, release, target.replica.picture);
        if (late !== undefined) return refuse(late.rule, late.why);
      }
      const { person, role } = (release.approvedBy ?? release).by; // protocol 1 named no approver
      const by: Person = { desk, person, role: role === 'supervisor' ? role : 'officer' };
      const answer = await appendOnce(target.appender, by, release.change, 'release', approved);
      if (isNotNow(answer)) return 'later';
      if (answer.kind !== 'taken') return refuse(answer.rule, answer.why);
      if (answer.item === null) throw new Error(`the copy of ${item.ref} made no item`);
      const made = { item: answer.item, seq: answer.seq, hash: answer.hash };
      return record(due, approved, { type: 'release.made', made });
    },
  };
};

/** Why a release must not go: the draft has changed, or the earlier copy is still there. */
function staleReason(
  item: AnyItem,
  release: Release,
  there: Picture,
): { readonly rule: string; readonly why: string } | undefined {
  const { ref, state } = item;
  if (state === 'withdrawn')
    return { rule: 'R8', why: `${ref} was withdrawn before it was released` };
  const { release: rules } = kindOf(item);
  const barred = rules === 'never' ? undefined : rules.bars(item);
  if (barred !== undefined) return { rule: 'R23', why: barred };
  if (differs(item, release))
    return { rule: 'R23', why: `${ref} has changed since it was approved` };
  const before = standIn(item, release.to);
  if (before === undefined || 'item' in release.change) return undefined;
  if (itemOf(there, before)?.state === 'withdrawn') return undefined;
  return { rule: 'R23', why: `${before} still stands there` };
}
