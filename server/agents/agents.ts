/**
 * Every agent of a server, one for each duty and picture. A new one is a file here and a line below.
 * The exercise (exercise.ts) is started by main.ts: it plays people, not the server.
 */
import { type Cell, pictureKindBy } from '../../picture/cell.ts';
import type { RecordQueue } from '../people/record-queue.ts';
import type { Hearing } from '../pictures/hearing.ts';
import type { ServedPicture } from '../pictures/served-picture.ts';
import { Agent, type AgentDeps } from './agent.ts';
import { channelDuty } from './channel.ts';
import { accessRecorder } from './recorder.ts';
import { releaseDuty } from './releases.ts';
import { shownDuty } from './shown.ts';

interface Served {
  readonly cell: Cell;
  readonly pictures: ReadonlyMap<string, ServedPicture>;
  readonly queue: RecordQueue;
  readonly hearing: Hearing;
}

export function createAgents(
  { cell, pictures, queue, hearing }: Served,
  deps: AgentDeps,
): readonly Pick<Agent<unknown>, 'run' | 'drain'>[] {
  const releases = cell.pictures.flatMap(({ id, members }) => {
    const own = pictures.get(id);
    const [desk] = members;
    if (own === undefined || desk === undefined) return [];
    if (pictureKindBy({ id, members }) !== 'private') return [];
    return new Agent(releaseDuty({ desk, own, pictures }), deps);
  });
  const channels = cell.pictures.flatMap(({ id, members }) => {
    const picture = pictures.get(id);
    if (picture === undefined || members.length !== cell.desks.length) return [];
    if (pictureKindBy({ id, members }) !== 'shared') return [];
    const duty = channelDuty({ cell, picture, hearing, now: deps.now });
    return duty === undefined ? [] : [new Agent(duty, deps)];
  });
  const shown = cell.pictures.flatMap(({ id, members }) => {
    const picture = pictures.get(id);
    if (picture === undefined || pictureKindBy({ id, members }) === 'private') return [];
    const { showing } = picture.stream;
    return new Agent(shownDuty({ picture, showing, now: deps.now }), deps);
  });
  return [...releases, ...channels, ...shown, new Agent(accessRecorder(queue, pictures), deps)];
}
