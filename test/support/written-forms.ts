/** Prints what each written form of the tables is read as, and by which locale and zone of the engine. */
import { TABLES } from '../picture/reading/written/tables.ts';

const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions();
const found = TABLES.map(({ forms }) => forms.map((form) => form.found()));
process.stdout.write(JSON.stringify({ locale, timeZone, found }));
