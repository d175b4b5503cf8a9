/** What the analyst's page has of every kind, loaded as on a page that nobody has chosen a language for. */
import { vi } from 'vitest';
import { loadKindPages } from '../../client/kinds.ts';
import './messages.ts';

vi.stubGlobal('location', { search: '' });
vi.stubGlobal('document', { documentElement: {} });

await loadKindPages();
