import { expect, test } from 'vitest';
import { sentUnseen, termsOf } from '../../picture/views/unseen.ts';
import { Consenting } from '../support/consenting.ts';
import { TERMS } from '../support/examples.ts';
import { person } from '../support/people.ts';

const hazard = { kind: 'hazard' } as const;
/** Beside TERMS, a degree away. */
const far = { area: { ...TERMS.area, centre: [36.9, 33.9] } };

/** A hazard that a desk proposes after having seen only so much of the log. */
function hazardSeen(log: Consenting, seen: Consenting['head'], over: object = {}): string {
  const change = { type: 'zone.proposed', terms: { ...TERMS, ...hazard, ...over }, agrees: true };
  const refusal = log.ask(person('il'), change, 1000, seen);
  if (refusal !== undefined) throw new Error(JSON.stringify(refusal));
  return `Z-${log.picture.seq}`;
}

test('[R50] life safety goes at once, and what its author had not seen is named', () => {
  const log = new Consenting();
  const old = log.propose('us');
  const seen = log.head;
  const sy = log.propose('sy');
  const changed = log.picture.seq;
  expect(log.say('il', old, 'considering')).toBeUndefined();
  const ref = hazardSeen(log, seen);
  expect(sentUnseen(log.picture, log.zone(ref))).toEqual([
    { ref: old, desk: 'il', entries: [changed + 1] },
    { ref: sy, desk: 'sy', entries: [changed] },
  ]);
});

test('[R50] what its author had seen, what came later and what lies elsewhere is not named', () => {
  const log = new Consenting();
  log.propose('us');
  const seen = log.head;
  log.propose('sy', far);
  const ref = hazardSeen(log, seen);
  log.propose('us');
  expect(sentUnseen(log.picture, log.zone(ref))).toEqual([]);
  expect(sentUnseen(log.picture, log.zone(hazardSeen(log, log.head)))).toEqual([]);
});

test('[R50] nothing but life safety is marked: it was not taken unseen', () => {
  const log = new Consenting();
  log.propose('us');
  const seen = log.head;
  log.propose('sy');
  const change = { type: 'zone.proposed', terms: TERMS, agrees: true };
  expect(log.ask(person('il'), change, 1000, seen)).toMatchObject({
    kind: 'missed',
    rule: 'R50',
    items: [{ ref: `Z-${log.picture.seq}`, desk: 'sy', entries: [log.picture.seq] }],
  });
  const ref = log.propose('il');
  expect(sentUnseen(log.picture, log.zone(ref))).toEqual([]);
});

test('[R50] a version that replaced the unseen one is judged by what its own author had seen', () => {
  const log = new Consenting();
  const seen = log.head;
  log.propose('sy');
  const ref = hazardSeen(log, seen);
  expect(sentUnseen(log.picture, log.zone(ref))).toHaveLength(1);
  expect(log.version('us', ref, hazard)).toBeUndefined();
  expect(sentUnseen(log.picture, log.zone(ref))).toEqual([]);
});

test('[R54] a zone to which not all have agreed says one thing, also after its picture was read again', () => {
  const log = new Consenting();
  const zone = log.zone(log.propose('us'));
  expect(termsOf(structuredClone(zone))).toHaveLength(1);
  log.agreeAll(zone.ref);
  expect(log.version('sy', zone.ref, far)).toBeUndefined();
  expect(termsOf(structuredClone(log.zone(zone.ref)))).toHaveLength(2);
});
