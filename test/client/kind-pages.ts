/** The kinds as the analyst's page has them, with their words: their pages are fetched once this is imported. */
import { vi } from 'vitest';
import { loadKindPages } from '../../client/kinds.ts';
import './messages.ts';

// components ask for the language of the page that they are on, as soon as they are loaded
vi.stubGlobal('location', { search: '' });
vi.stubGlobal('document', { documentElement: {} });
await loadKindPages();
vi.unstubAllGlobals();
