/** The board of who is active: one part of the page. */
import BoardPage from '../board/BoardPage.svelte';

export const boardParts = { BoardPage } as const;
