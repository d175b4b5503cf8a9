/** The same rows as files of each format. */

/** A row of a list, as observers write. */
const rowOf = (n: number) => ({
  id: `r${n}`,
  time: new Date(Date.parse('2026-11-22T00:00:00Z') + n * 1000).toISOString(),
  lat: (32.7 + ((n * 104_729) % 7000) / 1e4).toFixed(4),
  lon: (35.5 + ((n * 7919) % 7000) / 1e4).toFixed(4),
  title: `Vehicle column ${n}`,
  text: 'Reported by the post on the hill; heading south, "slow", lights on.',
});

const cell = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The text of each file of `n` rows, by its name. */
export function filesOf(n: number): Readonly<Record<string, string>> {
  const rows = Array.from({ length: n }, (_, i) => rowOf(i));
  const features = rows.map(({ lat, lon, ...properties }) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [Number(lon), Number(lat)] },
    properties,
  }));
  const placemarks = rows.map(
    ({ id, title, text, time, lon, lat }) =>
      `<Placemark id="${id}"><name>${title}</name><description>${text}</description><TimeStamp><when>${time}</when></TimeStamp><Point><coordinates>${lon},${lat},0</coordinates></Point></Placemark>\n`,
  );
  const waypoints = rows.map(
    ({ title, text, time, lon, lat }) =>
      `<wpt lat="${lat}" lon="${lon}"><time>${time}</time><name>${title}</name><desc>${text}</desc></wpt>\n`,
  );
  return {
    'rows.csv': `id,time,lat,lon,title,text\n${rows.map((row) => `${Object.values(row).map(cell).join(',')}\n`).join('')}`,
    'rows.ndjson': rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
    'rows.geojson': JSON.stringify({ type: 'FeatureCollection', features }),
    'rows.kml': `<kml><Document>${placemarks.join('')}</Document></kml>`,
    'rows.gpx': `<gpx>${waypoints.join('')}</gpx>`,
  };
}
