/**
 * The MIL-STD-2525D symbol of each category of event. Desks are not hostile to each other, so what is
 * military is of unknown affiliation and everything else neutral.
 */
import { CATEGORIES, type Category } from '../../../picture/categories.ts';

/** Symbol sets of the standard. */
const AIR = '01';
const LAND_UNIT = '10';
const LAND_EQUIPMENT = '15';
const INSTALLATION = '20';
const ACTIVITY = '40';

/** A symbol set and the entity in it. */
const ENTITIES: Readonly<Record<Category, readonly [set: string, entity: string]>> = {
  'small-arms-fire': [ACTIVITY, '110400'], // shooting
  'indirect-fire': [ACTIVITY, '110605'], // explosion, of indirect fire
  'rocket-alert': ['02', '110000'], // missile
  'air-strike': [AIR, '110102'], // attack
  'air-defence': [LAND_UNIT, '130100'],
  explosion: [ACTIVITY, '110600'],
  aircraft: [AIR, '110000'],
  uav: [AIR, '110300'],
  'line-crossing': [ACTIVITY, '130900'], // infiltration of an individual
  'vehicle-movement': [LAND_EQUIPMENT, '140100'], // utility vehicle
  flare: [ACTIVITY, '110602'], // incendiary
  'mine-or-uxo': [ACTIVITY, '150115'], // unexploded ordnance
  'gps-interference': [LAND_UNIT, '150800'], // jamming
  detention: [ACTIVITY, '110101'], // arrest
  'military-other': [ACTIVITY, '110000'],
  'un-patrol': [ACTIVITY, '130100'], // patrolling
  'medical-emergency': [ACTIVITY, '131300'],
  convoy: [ACTIVITY, '160000'], // transportation
  crossing: [ACTIVITY, '131000'], // a group
  farming: [INSTALLATION, '120104'], // farm
  grazing: [INSTALLATION, '120102'], // livestock
  'missing-person': [ACTIVITY, '180300'], // isolated person
  gathering: [ACTIVITY, '120100'], // demonstration
  'power-outage': [INSTALLATION, '120500'], // electric power
  'water-supply': [INSTALLATION, '121400'],
  'road-accident': [LAND_EQUIPMENT, '160100'], // civilian automobile
  'building-fire': [ACTIVITY, '140500'],
  hazmat: [ACTIVITY, '150100'],
  'civil-other': [ACTIVITY, '131200'], // emergency operation
  'brush-fire': [ACTIVITY, '140800'], // wild fire
  flood: [ACTIVITY, '170202'],
  earthquake: [ACTIVITY, '170103'],
  storm: [ACTIVITY, '170200'], // hydro-meteorological
  landslide: [ACTIVITY, '170104'],
  'low-visibility': [ACTIVITY, '140200'], // smoke
};

const VERSION = '10'; // of MIL-STD-2525D
const UNKNOWN = '1';
const NEUTRAL = '4';

/** Twenty digits: version, reality, affiliation, set, present, no headquarters, no echelon, entity, no modifiers. */
export function sidcOf(category: Category): string {
  const [set, entity] = ENTITIES[category];
  const affiliation = CATEGORIES[category].group === 'military' ? UNKNOWN : NEUTRAL;
  return `${VERSION}0${affiliation}${set}0000${entity}0000`;
}
