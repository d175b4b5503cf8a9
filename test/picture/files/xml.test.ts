/** KML and GPX, in files as the standards and common programs write them. */
import { describe, expect, test } from 'vitest';
import { heldFile } from '../../support/held-file.ts';
import { columnOf, encoded, faultsOf, read, readSource } from './read.ts';

const KML = (within: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">\n<Document>\n${within}\n</Document>\n</kml>\n`;
const placemark = (within: string, id = '') =>
  `<Placemark${id === '' ? '' : ` id="${id}"`}>${within}</Placemark>`;
const POINT = '<Point><coordinates>35.8,33.1,0</coordinates></Point>';
const kml = (...within: string[]) => read('a.kml', KML(within.join('\n')));

const FULL = `
  <name>A list of Monday</name>
  <Style id="red"><IconStyle><Icon><href>http://example.org/red.png</href></Icon></IconStyle></Style>
  <Folder>
    <name>Fires</name>
    <!-- <Placemark>not one</Placemark> -->
    <Placemark id="k1">
      <name>Smoke &amp; fire &#x2013; Nawa</name>
      <visibility>1</visibility>
      <styleUrl>#red</styleUrl>
      <description><![CDATA[<b>Large</b> fire<br>north &amp; east<p>see <a href="http://example.org/1">this</a></p>]]></description>
      <LookAt><longitude>1</longitude><altitudeMode>absolute</altitudeMode><TimeStamp><when>1999</when></TimeStamp></LookAt>
      <TimeStamp><when>2026-11-22T14:19:00Z</when></TimeStamp>
      <ExtendedData>
        <Data name="wounded"><displayName>W</displayName><value>2</value></Data>
        <Data name="name"><value>Another name</value></Data>
        <SchemaData schemaUrl="#s"><SimpleData name="Accuracy">50.0</SimpleData></SchemaData>
      </ExtendedData>
      <Point><extrude>1</extrude><altitudeMode>relativeToGround</altitudeMode><coordinates> 35.8, 33.1, 120.5 </coordinates></Point>
    </Placemark>
    <Folder><name>North</name>
      <Placemark><name>Road</name><TimeSpan><begin>2026-11-22</begin><end>2026-11-23</end></TimeSpan>
        <LineString><coordinates>35.8,33.1,0 35.9,33.2,0
          35.95,33.25,0</coordinates></LineString></Placemark>
    </Folder>
    <Placemark><name>Area</name><Polygon>
      <outerBoundaryIs><LinearRing><coordinates>35.8,33.1 35.9,33.1 35.9,33.2 35.8,33.1</coordinates></LinearRing></outerBoundaryIs>
      <innerBoundaryIs><LinearRing><coordinates>35.85,33.11 35.88,33.11 35.88,33.13 35.85,33.11</coordinates></LinearRing></innerBoundaryIs>
    </Polygon></Placemark>
  </Folder>
  <Placemark><name>Both</name><MultiGeometry>${POINT}<LineString><coordinates>35,33 36,33</coordinates></LineString></MultiGeometry></Placemark>
  <Placemark><name>Nowhere</name></Placemark>`;

describe('KML', () => {
  test('placemarks become rows: names, times, data, folders, shapes', async () => {
    const found = await read('a.kml', KML(FULL));
    expect(found.head).toMatchObject({ format: 'kml', encoding: 'utf-8' });
    expect(found.refused).toEqual([]);
    expect(found.rows.map(({ columns }) => Object.fromEntries(columns))).toEqual([
      {
        wounded: '2',
        'name (data)': 'Another name',
        accuracy: '50.0',
        name: 'Smoke & fire – Nawa',
        description: 'Large fire\nnorth & east\nsee this (http://example.org/1)',
        id: 'k1',
        time: '2026-11-22T14:19:00Z',
        altitudemode: 'relativeToGround',
        folder: 'Fires',
      },
      { name: 'Road', time: '2026-11-22', until: '2026-11-23', folder: 'North' },
      { name: 'Area', folder: 'Fires' },
      { name: 'Both' },
      { name: 'Nowhere' },
    ]);
    expect(found.rows.map(({ geometry }) => geometry)).toMatchObject([
      { type: 'Point', coordinates: [35.8, 33.1, 120.5] },
      {
        type: 'LineString',
        coordinates: [
          [35.8, 33.1, 0],
          [35.9, 33.2, 0],
          [35.95, 33.25, 0],
        ],
      },
      { type: 'Polygon', coordinates: [{ length: 4 }, { length: 4 }] },
      { type: 'GeometryCollection', geometries: [{ type: 'Point' }, { type: 'LineString' }] },
      null,
    ]);
    for (const piece of [1, 3, 100]) {
      const pieces = await readSource(heldFile('a.kml', KML(FULL), piece));
      expect(pieces.rows.map(({ columns }) => [...columns])).toEqual(
        found.rows.map(({ columns }) => [...columns]),
      );
    }
  });

  test('tracks have their moments', async () => {
    const track = `<gx:Track><altitudeMode>absolute</altitudeMode>
      <when>2026-11-22T14:00:00Z</when><when>2026-11-22T14:05:00Z</when>
      <gx:coord>35.8 33.1 900</gx:coord><gx:coord>35.9 33.2 950</gx:coord></gx:Track>`;
    const found = await kml(placemark(`<name>Convoy</name>${track}`));
    expect(found.rows[0]?.geometry).toEqual({
      type: 'LineString',
      coordinates: [
        [35.8, 33.1, 900],
        [35.9, 33.2, 950],
      ],
    });
    expect(columnOf(found, 'time')).toEqual(['2026-11-22T14:00:00Z']);
    expect(columnOf(found, 'until')).toEqual(['2026-11-22T14:05:00Z']);
    expect(columnOf(found, 'altitudemode')).toEqual(['absolute']);
  });

  test('heights without a mode are clamped to the ground (9.2), which is told of them', async () => {
    const found = await kml(
      placemark('<Point><coordinates>35,33,700</coordinates></Point>'),
      placemark(POINT),
    );
    expect(columnOf(found, 'altitudemode')).toEqual(['clampToGround', '']);
  });

  test('what leads elsewhere or is a picture is passed over, each by its name', async () => {
    const found = await kml(
      '<NetworkLink><name>More</name><Link><href>http://example.org/more.kml</href></Link></NetworkLink>',
      placemark(`<name>A</name>${POINT}`),
      '<GroundOverlay><name>Photo</name><LatLonBox><north>1</north></LatLonBox></GroundOverlay>',
    );
    expect(columnOf(found, 'name')).toEqual(['A']);
    expect(faultsOf(found)).toEqual(['1 notRead NetworkLink', '3 notRead GroundOverlay']);
  });

  test.each([
    ['<Point><coordinates>35.8 33.1</coordinates></Point>', '35.833.1'],
    ['<Point><coordinates>35,8,33,1</coordinates></Point>', '35,8,33,1'],
    ['<Point><coordinates></coordinates></Point>', ''],
    ['<Point/>', ''],
    ['<LineString><coordinates>35.8,33.1 nowhere 35.9,33.1</coordinates></LineString>', 'nowhere'],
    ['<LineString><coordinates>35.8,33.1</coordinates></LineString>', ''],
    ['<gx:Track><gx:coord>35.8 33.1m</gx:coord></gx:Track>', '35.8,33.1m'],
  ])('a shape of which something would be lost is refused: %s', async (shape, said) => {
    const found = await kml(placemark(shape), placemark(POINT));
    expect(faultsOf(found)).toEqual([`1 geometry ${said}`.trim()]);
    expect(found.rows).toHaveLength(1);
  });

  test('with prefixes, and with a placemark alone', async () => {
    const prefixed = KML(placemark(`<name>A</name>${POINT}`)).replaceAll(
      /<(\/?)(?=[A-Za-z])/g,
      '<$1k:',
    );
    expect((await read('a.kml', prefixed)).rows[0]?.geometry).toMatchObject({ type: 'Point' });
    const alone = await read('a.kml', placemark(`<name>A</name>${POINT}`));
    expect(columnOf(alone, 'name')).toEqual(['A']);
  });

  test('encodings: as declared, as marked, as found', async () => {
    const arabic = KML(placemark(`<name>دخان قرب الطريق</name>${POINT}`));
    for (const [label, text] of [
      ['windows-1256', arabic.replace('UTF-8', 'windows-1256')],
      ['iso-8859-6', arabic.replace('UTF-8', 'ISO-8859-6')],
      ['windows-1256', arabic.replace(/ encoding="UTF-8"/, '')],
    ] as const) {
      const found = await read('a.kml', encoded(text, label));
      expect(found.head?.encoding).toBe(label);
      expect(columnOf(found, 'name')).toEqual(['دخان قرب الطريق']);
    }
  });

  test('what is no sound XML refuses its placemark, or ends the reading', async () => {
    const inside = await kml(
      placemark(`<name a="1" a="2">A</name>${POINT}`),
      placemark(`<name>B & C</name>${POINT}`),
      placemark(`<name>D</name>${POINT}`),
    );
    expect(faultsOf(inside)).toEqual(['1 notXml', '2 notXml']);
    expect(columnOf(inside, 'name')).toEqual(['D']);
    const crossed = await kml(placemark('<name>A</name>'), '<Folder><name>x</Folder>');
    expect(columnOf(crossed, 'name')).toEqual(['A']);
    expect(faultsOf(crossed)).toEqual(['2 broken']);
    expect(faultsOf(await read('a.kml', 'no'))).toEqual(['0 notXml']);
    expect(faultsOf(await read('a.kml', '<svg/>'))).toEqual(['0 notFeatures svg']);
    expect(faultsOf(await read('a.kml', KML('')))).toEqual(['0 nothing']);
  });
});

const GPX = (within: string) =>
  `<?xml version="1.0"?>\n<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">
  <metadata><name>Patrol</name><time>2020-01-01T00:00:00Z</time></metadata>\n${within}\n</gpx>`;

describe('GPX', () => {
  test('waypoints, routes and tracks become rows', async () => {
    const found = await read(
      'a.gpx',
      GPX(`<wpt lat="33.1" lon="35.8"><ele>871.4</ele><time>2026-11-22T14:19:00Z</time><name>Post 7</name>
          <cmt>seen twice</cmt><desc>Smoke, &lt;b&gt;thin&lt;/b&gt;</desc><link href="http://example.org"><text>x</text></link>
          <sym>Flag</sym><extensions><a:b xmlns:a="urn:a"><a:hr>99</a:hr></a:b></extensions></wpt>
        <rte><name>Route</name><rtept lat="33.1" lon="35.8"><name>from</name></rtept><rtept lat="33.2" lon="35.9"/></rte>
        <trk><trkseg><trkpt lat="33.1" lon="35.8"><ele>1</ele><time>2026-11-22T14:00:00Z</time></trkpt>
          <trkpt lat="33.2" lon="35.9"><ele>2</ele><time>2026-11-22T14:05:00Z</time></trkpt></trkseg>
          <trkseg><trkpt lat="33.3" lon="35.9"><time>2026-11-22T14:06:00Z</time></trkpt>
          <trkpt lat="33.4" lon="35.9"><time>2026-11-22T14:09:00Z</time></trkpt></trkseg></trk>`),
    );
    expect(found.head?.format).toBe('gpx');
    expect(found.refused).toEqual([]);
    expect(found.rows.map(({ columns }) => Object.fromEntries(columns))).toEqual([
      {
        name: 'Post 7',
        comment: 'seen twice',
        description: 'Smoke, thin',
        sym: 'Flag',
        hr: '99',
        time: '2026-11-22T14:19:00Z',
        link: 'http://example.org',
      },
      { name: 'Route' },
      { time: '2026-11-22T14:00:00Z', until: '2026-11-22T14:09:00Z' },
    ]);
    expect(found.rows.map(({ geometry }) => geometry)).toEqual([
      { type: 'Point', coordinates: [35.8, 33.1, 871.4] },
      {
        type: 'LineString',
        coordinates: [
          [35.8, 33.1],
          [35.9, 33.2],
        ],
      },
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [35.8, 33.1, 1],
            [35.9, 33.2, 2],
          ],
          [
            [35.9, 33.3],
            [35.9, 33.4],
          ],
        ],
      },
    ]);
  });

  test.each([
    ['<wpt lat="33.1"/>', '33.1'],
    ['<wpt lat="33.1N" lon="35.8"/>', '33.1N 35.8'],
    ['<trk><trkseg><trkpt lat="33.1" lon=""/><trkpt lat="1" lon="1"/></trkseg></trk>', '33.1'],
    ['<trk><trkseg><trkpt lat="1" lon="1"/></trkseg></trk>', '1'],
    ['<rte><name>none</name></rte>', '0'],
  ])('one of which something would be lost is refused: %s', async (shape, said) => {
    const found = await read('a.gpx', GPX(`${shape}<wpt lat="1" lon="1"/>`));
    expect(faultsOf(found)).toEqual([`1 geometry ${said}`]);
  });

  test('a track of far more points than the server takes is refused, the others go in', async () => {
    const track = (points: number) =>
      `<trk><trkseg>${'<trkpt lat="1" lon="1"><ele>1</ele></trkpt>'.repeat(points)}</trkseg></trk>`;
    const found = await read('a.gpx', GPX(track(9000) + track(11_000) + track(2)));
    expect(faultsOf(found)).toEqual(['2 tooLong']);
    expect(found.rows.map(({ number }) => number)).toEqual([1, 3]);
  });

  test('its first element tells what it is, not its name', async () => {
    for (const name of ['a.kml', 'a.xml', 'a.gpx.gz']) {
      const found = await read(name, GPX('<wpt lat="1" lon="1"><name>A</name></wpt>'));
      expect(found.head?.format).toBe('gpx');
      expect(found.rows).toHaveLength(1);
    }
  });
});
