/** Found by the property of the labels in a soak: on a wide strip a little over a day long, an hour comes twice. */
import { expect, test } from 'vitest';
import { ticksOf } from '../../client/timeline/axis.ts';

test('an hour that comes twice on the strip has the name of its day between', () => {
  const shown = {
    from: Date.parse('2019-06-18T08:55:00Z'),
    to: Date.parse('2019-06-19T10:09:00Z'),
  };
  const texts = ticksOf(shown, 2946).map(({ text }) => text);
  const [first, second] = [texts.indexOf('1000Z'), texts.lastIndexOf('1000Z')];
  expect(second).toBeGreaterThan(first);
  expect(texts.slice(first, second)).toContain('19 JUN 19');
});
