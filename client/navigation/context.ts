/** The navigation of the analyst's page, for every component on it. */
import { createContext } from 'svelte';
import type { Navigation } from './navigation.svelte.ts';

/** Throws outside of the analyst's page. */
export const [useNavigation, provideNavigation] = createContext<{ readonly current: Navigation }>();
