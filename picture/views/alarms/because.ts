/** Why zones of a kind forbid events, for the people who change the table in cell.json; no page has it. [R42] */
import type { ZoneKind } from '../../kinds/zone.ts';

export const BECAUSE = {
  'no-fly': 'Nothing flies there. What is fired through it is for a no-fire zone to forbid.',
  'no-fire': 'No weapon is used there or lands there; lights are fired too.',
  'no-entry': 'Nobody enters on the ground. The UN patrols by right, and the sick are fetched.',
  coordination: 'All may happen there that was coordinated, and a report does not say if it was.',
  corridor: 'Ambulances and repair crews drive there: no fire, no mine, nobody held up.',
  'protected-site': 'A hospital, a well or a school: no fire, no mine, no military presence.',
  exercise: 'Fire and movement are what was announced. People who stray in are in danger.',
  hazard: 'Mines, chemicals or fire: people in it have to be warned, also in vehicles.',
} as const satisfies Record<ZoneKind, string>;
