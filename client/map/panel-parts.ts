/** What opens over an analyst's map when it is asked for: one part of the page. */
import MeasureAid from './aids/MeasureAid.svelte';
import RingsAid from './aids/RingsAid.svelte';
import CrowdList from './CrowdList.svelte';
import LayersSheet from './LayersSheet.svelte';
import LegendRows from './LegendRows.svelte';

export const panelParts = { CrowdList, LayersSheet, LegendRows, MeasureAid, RingsAid } as const;
