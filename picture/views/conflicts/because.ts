/** Why zones of a kind conflict with others, for the people who change the table in cell.json; no page has it. [R54] */
import type { ZoneKind } from '../../kinds/zone.ts';

export const BECAUSE = {
  'no-fly': 'An exercise may fly. Whatever stays on the ground goes together with an empty sky.',
  'no-fire': 'An exercise fires. All else goes together with weapons that are silent.',
  'no-entry':
    'People are to drive through a corridor, reach a protected site, move in an exercise.',
  coordination:
    'It is there to let zones overlap by agreement; an exercise claims the place for itself.',
  corridor: 'Ambulances and repair crews are promised a way: nobody bars it, fires or lays mines.',
  'protected-site':
    'People are in a hospital or a school and must get there: no ban, no fire, no mines.',
  exercise: 'Fire and movement are announced; two exercises in one place do not know each other.',
  hazard:
    'People who are invited to a place are led into it. Bans keep people out of it: they help.',
} as const satisfies Record<ZoneKind, string>;
