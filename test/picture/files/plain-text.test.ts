import { expect, test } from 'vitest';
import { plainText } from '../../../picture/files/plain-text.ts';

test.each([
  ['Smoke <100 m> & 2 > 1', 'Smoke <100 m> & 2 > 1'], // no tags: as it is
  ['a &amp; b', 'a &amp; b'],
  ['<b>a</b> &amp; &lt;b&gt;&nbsp;c &#65;&#x5d0;', 'a & <b>\u00a0c Aא'],
  ['<p>one</p><p>two</p>', 'one\n\ntwo'],
  ['one<br/>two<BR>three', 'one\ntwo\nthree'],
  ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\n\nc'],
  ['<script>alert(1)</script>x<style>b{}</style><!-- y -->', 'x'],
  [
    '<a href="http://e.org/1">more</a> <a href=http://e.org>http://e.org</a>',
    'more (http://e.org/1) http://e.org',
  ],
  ['<b>&#0;&#x110000;&unknown;</b>', '&#0;&#x110000;&unknown;'],
])('%j', (html, text) => {
  expect(plainText(html)).toBe(text);
});
