import { expect, test } from 'vitest';
import { copyOf, differs, staysBehind } from '../../picture/facets/release/copy.ts';
import { pictureId } from '../support/desks.ts';
import { added, EVENT, NOTE, proposed, reported } from '../support/examples.ts';
import {
  copy,
  drafts,
  IL,
  item,
  judged,
  made,
  proposal,
  SERVER,
  SHARED,
  step,
} from '../support/releasing.ts';

test('[R23] the copy leaves behind what it says that it does', () => {
  const growing = drafts();
  const options = { from: growing.picture, to: SHARED };
  const exact = { ...options, precision: 'exact' } as const;
  expect(staysBehind(item(growing, 'E-2'), exact)).toEqual(['author', 'source', 'notes']);
  expect(copy(growing, 'E-2')).toEqual(
    reported({ uncertainty: 40, source: { reliability: 'B', credibility: '2' } }),
  );
  const coarse = { ...options, precision: '1km' } as const;
  expect(staysBehind(item(growing, 'E-3'), coarse)).toEqual(['author', 'place', 'links']);
  expect(copy(growing, 'E-3', coarse)).toEqual(
    reported({
      category: 'air-strike',
      geometry: { type: 'Point', coordinates: [35.8425, 33.0615] },
      uncertainty: 1000,
      links: undefined,
    }),
  );
  expect(copy(growing, 'Z-4', coarse)).toEqual(
    proposed({ area: { type: 'Circle', centre: [35.8335, 33.0525], radius: 4000 } }),
  );
  expect(copy(growing, 'A-5')).toEqual(added());
  const { note } = Object(copy(growing, 'A-5', coarse));
  expect(note).toMatchObject({ text: NOTE.text, mark: { form: 'area' } });
  expect(note.mark.geometry.coordinates[0]).toHaveLength(5);
});

test('[R23] what was released before is amended, and links lead to what the others have', () => {
  const growing = drafts();
  growing.ask(IL, proposal(growing, 'E-2')); // 6
  growing.ask(SERVER, step('made', 'E-2', 6, made(20)));
  expect(copy(growing, 'E-2')).toMatchObject({ type: 'event.amended', item: 'E-20' });
  expect(copy(growing, 'E-2', { anew: true })).toMatchObject({ type: 'event.reported' });
  expect(copy(growing, 'E-2', { to: pictureId('us-il') })).toMatchObject({
    type: 'event.reported',
  });
  expect(copy(growing, 'E-3')).toMatchObject({
    event: { links: [{ relation: 'cause', item: 'E-20' }] },
  });
  expect(copy(growing, 'A-5')).toMatchObject({ note: { on: 'E-20' } });
  growing.ask(IL, { type: 'event.amended', item: 'E-2', event: { ...EVENT, precedence: 'FLASH' } });
  const e2 = item(growing, 'E-2');
  expect(differs(e2, e2.releases![0]!)).toBe(true);
  expect(judged(growing, IL, proposal(growing, 'E-2'))).toBeUndefined(); // again, on purpose
  growing.ask(IL, { type: 'note.amended', item: 'A-5', note: { text: NOTE.text, on: 'Z-4' } });
  const { picture: from } = growing;
  expect(copyOf(item(growing, 'A-5'), { from, to: SHARED, precision: 'exact' })).toBe('nowhere');
});

test('[R23] only a copy is proposed, by whatever options; not what is like one', () => {
  const growing = drafts();
  for (const ref of ['E-2', 'E-3', 'Z-4', 'A-5']) {
    for (const precision of ['exact', '100m', '1km', { place: [35.8, 33.1], name: 'x' }]) {
      const change = copy(growing, ref, { precision });
      const asked = proposal(growing, ref, { change });
      expect(judged(growing, IL, asked), `${ref} ${precision}`).toBeUndefined();
    }
  }
  const { event } = Object(copy(growing, 'E-2'));
  for (const change of [
    reported({ ...event, precedence: 'FLASH' }),
    reported({ ...event, source: { ...event.source, name: 'A shepherd' } }),
    reported({ ...event, geometry: { type: 'Point', coordinates: [35.85, 33.06] } }),
    reported({ ...event, uncertainty: undefined }),
    reported({ ...event, links: [{ relation: 'cause', item: 'E-3' }] }),
    { type: 'event.amended', item: 'E-3', event },
    copy(growing, 'E-3'),
    proposed(),
    added(),
  ])
    expect(judged(growing, IL, proposal(growing, 'E-2', { change }))).toMatchObject({
      kind: 'impossible',
      rule: 'R23',
      field: 'change.change',
    });
});
