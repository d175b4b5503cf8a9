/** The page begins here. */
import './lib/jitless.ts'; // first: schemas are made when their modules load
import './ui/fonts.css';
import './ui/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { here } from './lib/base.ts';
import { baseMap } from './lib/base-map.ts';
import { begin } from './messages/begin.ts';
import { language } from './messages/language.svelte.ts';
import { parts } from './pages/lazy-pages.ts';
import { pageAt } from './people/page.ts';
import { takeToken } from './people/token.ts';
import { fontsOf } from './ui/faces.ts';

const target = document.getElementById('page');
if (target === null) throw new Error('the page has no place for itself');

const { path } = here();
const page = pageAt(path);
const token = page === 'enrol' ? takeToken() : undefined; // out of the address bar, before all else
const words = begin(target);
if (page === undefined) {
  baseMap().catch(() => {}); // the map asks again
  void parts[path === '/wall' ? 'wall' : 'work']().catch(() => {}); // the room says it
}
await Promise.all([
  words,
  fontsOf(language.current), // letters that come late would move what is already read
]);
mount(App, { target, props: { page, token } });
