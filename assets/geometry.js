/** Plane geometry over GeoJSON polygons, for drawing and for placing names. */

/** Every ring of a Polygon or MultiPolygon, as lists of [lon, lat]. */
export function ringsOf(geometry) {
  if (geometry?.type === "Polygon") return geometry.coordinates;
  if (geometry?.type === "MultiPolygon") return geometry.coordinates.flat();
  return [];
}

/** `[west, south, east, north]` of rings. */
export function boundsOfRings(rings) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (const [x, y] of ring) {
      if (x < box[0]) box[0] = x;
      if (y < box[1]) box[1] = y;
      if (x > box[2]) box[2] = x;
      if (y > box[3]) box[3] = y;
    }
  }
  return box;
}

/**
 * Points well inside the part of a polygon that lies within a box, the best first: the middles of horizontal
 * chords, wide ones near the middle of the part preferred. Empty when nothing lies within.
 * @param {number[][][]} rings
 * @param {number[]} box `[west, south, east, north]`
 * @returns {{lon: number, lat: number, width: number}[]} width is the chord's, in degrees
 */
export function labelPoints(rings, box) {
  const own = boundsOfRings(rings);
  const [west, south, east, north] = [
    Math.max(own[0], box[0]), Math.max(own[1], box[1]), Math.min(own[2], box[2]), Math.min(own[3], box[3]),
  ];
  if (west >= east || south >= north) return [];
  const points = [];
  for (let row = 1; row <= 11; row += 1) {
    const lat = south + ((north - south) * row) / 12;
    const central = 1 - 0.5 * Math.abs(row - 6) / 6;
    for (const [from, to] of chordsAt(rings, lat)) {
      const [a, b] = [Math.max(from, west), Math.min(to, east)];
      if (b > a) points.push({ weight: (b - a) * central, width: b - a, lon: (a + b) / 2, lat });
    }
  }
  return points.sort((a, b) => b.weight - a.weight);
}

/** Whether a polygon holds a point. */
export function holdsPoint(rings, lon, lat) {
  return chordsAt(rings, lat).some(([from, to]) => from <= lon && lon < to);
}

/** The spans of longitude that a polygon covers at a latitude. */
function chordsAt(rings, lat) {
  const crossings = [];
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i += 1) {
      const [x0, y0] = ring[i - 1];
      const [x1, y1] = ring[i];
      if (y0 > lat !== y1 > lat) crossings.push(x0 + ((lat - y0) / (y1 - y0)) * (x1 - x0));
    }
  }
  crossings.sort((a, b) => a - b);
  const chords = [];
  for (let i = 1; i < crossings.length; i += 2) chords.push([crossings[i - 1], crossings[i]]);
  return chords;
}

const EARTH_RADIUS_M = 6371008.8;

/** The point at a bearing (degrees clockwise from north) and distance from another, on the sphere: `[lat, lon]`. */
export function destination([lat, lon], bearing, metres) {
  const [turn, arc] = [(bearing * Math.PI) / 180, metres / EARTH_RADIUS_M];
  const from = (lat * Math.PI) / 180;
  const to = Math.asin(Math.sin(from) * Math.cos(arc) + Math.cos(from) * Math.sin(arc) * Math.cos(turn));
  const east = Math.atan2(Math.sin(turn) * Math.sin(arc) * Math.cos(from), Math.cos(arc) - Math.sin(from) * Math.sin(to));
  return [(to * 180) / Math.PI, lon + (east * 180) / Math.PI];
}

/** Metres of one pixel of the web map at a latitude and zoom. */
export function metresPerPixel(lat, zoom) {
  return (40075016.686 * Math.cos((lat * Math.PI) / 180)) / 2 ** (zoom + 8);
}

/** Where a longitude lies on the web map of zoom 0, in shares of its width from the left. */
export function worldX(lon) {
  return (lon + 180) / 360;
}

/** Where a latitude lies on the web map of zoom 0, in shares of its height from the top. */
export function worldY(lat) {
  const sine = Math.sin((Math.max(-85.0511287798, Math.min(lat, 85.0511287798)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}
