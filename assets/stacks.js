/** Sites that share a spot on the screen, gathered into one symbol that says how many there are. */

const STYLE_ORDER = { exact: 0, near: 1, area: 2 };
const STACK_DISTANCE = 16;

/**
 * Groups sites by where they fall on the screen.
 * @param {Object[]} sites located sites
 * @param {function(number[]): {x: number, y: number}} project
 * @returns {Object[]} `{x, y, latlng, sites, style, kinds, incidents}`; the style is that of the most exact site
 *   and the kinds are those of the sites of that style, at most four
 */
export function stackSites(sites, project) {
  const cells = new Map();
  const stacks = [];
  const ordered = [...sites].sort((a, b) => STYLE_ORDER[a.style] - STYLE_ORDER[b.style]);
  for (const site of ordered) {
    const { x, y } = project(site.latlng);
    const stack = nearStack(cells, x, y);
    if (stack) {
      stack.sites.push(site);
      continue;
    }
    const made = { x, y, latlng: site.latlng, sites: [site], style: site.style };
    stacks.push(made);
    const key = cellKey(Math.floor(x / STACK_DISTANCE), Math.floor(y / STACK_DISTANCE));
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(made);
  }
  for (const stack of stacks) {
    stack.incidents = [...new Set(stack.sites.map((site) => site.incident))];
    const shown = stack.sites.filter((site) => site.style === stack.style);
    stack.kinds = [...new Set(shown.map((site) => site.incident.kind))].slice(0, 4);
  }
  return stacks;
}

function nearStack(cells, x, y) {
  const [column, row] = [Math.floor(x / STACK_DISTANCE), Math.floor(y / STACK_DISTANCE)];
  for (let dx = -1; dx <= 1; dx += 1) {
    for (let dy = -1; dy <= 1; dy += 1) {
      for (const stack of cells.get(cellKey(column + dx, row + dy)) ?? []) {
        if (Math.hypot(stack.x - x, stack.y - y) < STACK_DISTANCE) return stack;
      }
    }
  }
  return null;
}

function cellKey(column, row) {
  return `${column}:${row}`;
}
