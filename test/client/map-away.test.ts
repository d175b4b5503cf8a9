import { expect, test } from 'vitest';
import { arrived, back, HERE, leave, saw, sawAll } from '../../client/map/away.ts';
import { Ref } from '../../picture/basics.ts';
import { added, proposed, reported } from '../support/examples.ts';
import { Growing } from '../support/logs.ts';
import { person } from '../support/people.ts';

const refs = (...of: Parameters<typeof arrived>) => arrived(...of).map(({ ref }) => ref);

function begun() {
  const log = new Growing();
  log.ask(person('us'), reported());
  return log;
}

test('while somebody looks, nothing waits to be seen', () => {
  const log = begun();
  log.ask(person('us'), reported());
  expect(refs(HERE, log.picture)).toEqual([]);
  expect(back(HERE, log.picture)).toBe(HERE);
});

test('what arrives in an absence waits after it too, the gravest first', () => {
  const log = begun();
  const away = leave(HERE, log.picture);
  log.ask(person('il'), reported({ precedence: 'ROUTINE' }));
  log.ask(person('il'), proposed());
  log.ask(person('il'), added());
  log.ask(person('sy'), reported({ precedence: 'FLASH' }));
  log.ask(person('sy'), reported({ precedence: 'ROUTINE' }));
  expect(refs(away, log.picture)).toEqual(['E-6', 'E-7', 'E-3', 'A-5', 'Z-4']);
  const here = back(leave(away, log.picture), log.picture); // leaving twice is leaving once
  expect(refs(here, log.picture)).toHaveLength(5);
  log.ask(person('sy'), reported());
  expect(refs(here, log.picture)).toHaveLength(5); // somebody looked when that came
  const one = saw(here, Ref.parse('E-6'));
  expect(refs(one, log.picture)).toEqual(['E-7', 'E-3', 'A-5', 'Z-4']);
  expect(saw(one, Ref.parse('E-6'))).toBe(one);
  expect(refs(sawAll(one), log.picture)).toEqual([]);
});

test('what was not seen before a second absence is not forgotten, and what was withdrawn is', () => {
  const log = begun();
  const away = leave(HERE, log.picture);
  log.ask(person('il'), reported());
  const again = leave(back(away, log.picture), log.picture);
  log.ask(person('il'), reported());
  expect(refs(again, log.picture).toSorted()).toEqual(['E-3', 'E-4']);
  log.ask(person('il'), {
    type: 'event.withdrawn',
    item: 'E-3',
    reason: 'a mistake',
  });
  expect(refs(again, log.picture)).toEqual(['E-4']);
});
