// The same data as tables, for reading in order, for screen readers and for copying.
const TABLES = {
  propositions: ['Propositions', ['Proposition', 'Verdict', 'Support', 'Bottleneck', 'Disputed by', 'Reason'], (s) => {
    const { on } = passing(s);
    return data.propositions.filter((p) => on.has(nodeOf.get(p.id).id)).map((p) => [chooser(p.id, p.label), [plain(p.verdict), ...p.flags.map(plain)].join(', '), interval(p), p.bottleneck.join(' / '), [...new Set(p.disputers.map((d) => d[0]))].join(', '), p.reason]);
  }],
  claims: ['Claims', ['Claimant', 'Stance', 'Content', 'Outlet', 'Date', 'Proposition'], (s) => {
    const pass = claimPasses(s);
    return data.claims.filter((_, i) => pass[i]).map((c) => [chooser(c.id, c.name), stanceWords(c), contentOf(c), documentOf(c).outlet, documentOf(c).date || 'undated', c.proposition ? propositionOf.get(c.proposition).label : '']);
  }],
  claimants: ['Claimants', ['Name', 'Kind', 'Role', 'Claims'], (s) => {
    const { on } = passing(s);
    return data.nodes.filter((n) => CLAIMANTS.includes(n.kind) && !n.silent && on.has(n.id)).map((n) => [chooser(n.key, data.entities[n.key].name), n.kind, data.entities[n.key].roles.join(', '), inTime((c) => c.who === n.key).length]);
  }],
  documents: ['Documents', ['Title', 'Outlet', 'Date', 'Path'], (s) => {
    const { on } = passing(s);
    return data.documents.filter((d) => on.has(nodeOf.get(d.id).id)).map((d) => [chooser(d.id, d.title), d.outlet, d.date || 'undated', d.path]);
  }],
};
function contentOf(c) {
  const points = Array.from(data.passages[c.passage].text);
  return c.spans[2].map(([a, b]) => points.slice(a, b).join('')).join(' … ');
}
const NOTES = { propositions: 'Support counts independent origins: named [strict–max].' };
const WIDE = ['Proposition', 'Content', 'Title', 'Reason'];
let tableKey = '';
function drawTable() {
  const name = state.table in TABLES ? state.table : 'propositions';
  const key = JSON.stringify([name, state.singles, filterKey(state)]);
  if (key === tableKey) return;
  tableKey = key;
  const held = document.activeElement.dataset.table;
  const tabs = el('p', { role: 'group', 'aria-label': 'Tables' }, Object.entries(TABLES).map(([key, [title]]) => el('button', { 'data-table': key, 'aria-pressed': String(key === name), on: { click: () => go({ table: key }) } }, title)).flatMap((b) => [b, ' ']));
  const [title, headings, rows] = TABLES[name];
  const body = el('tbody', {});
  const found = rows(state);
  const table = el('table', {}, el('caption', {}, `${title}: ${found.length}. `, NOTES[name] ? el('span', { class: 'meta' }, NOTES[name]) : null), el('thead', {}, el('tr', {}, headings.map((h) => el('th', { scope: 'col', class: WIDE.includes(h) ? 'wide' : null }, h)))), body);
  const box = el('div', {});
  addRows(body, box, found);
  const hidden = hiddenSingles();
  $('view-table').replaceChildren(tabs, ...(hidden.length ? [el('p', { class: 'meta' }, hidden)] : []), table, box);
  if (held) tabs.querySelector(`[data-table=${name}]`).focus();
}
const SHORT = /^(\d+ \[\d+–\d+\]|\d+|\d{4}-\d\d-\d\d|undated)$/;
const cell = (value, i) => el(i ? 'td' : 'th', { scope: i ? null : 'row', class: SHORT.test(value) ? 'short' : null }, value instanceof Node ? value : said(value));
function addRows(body, box, rows, step = 60) {
  for (const row of rows.slice(0, step)) body.append(el('tr', {}, row.map(cell)));
  box.replaceChildren();
  if (rows.length > step) box.append(el('button', { on: { click: () => addRows(body, box, rows.slice(step), step * 5) } }, `Show more (${rows.length - step})`));
}
