// Data, small helpers and the page's state, which lives in the address's #fragment.
const packed = JSON.parse(document.getElementById('data').textContent);
const spelt = (v) => (Array.isArray(v) ? v.map(spelt) : v < 0 ? null : packed.words[v]);
const valueOf = (kind, v) => (kind === 'words' ? spelt(v) : v);
// The rows of a table as objects; id is a row's number where a table gives no other.
function rowsOf(name) {
  const table = packed.tables[name];
  const rows = Array.from({ length: table.rows }, (_, id) => ({ id }));
  for (const kind of ['plain', 'words']) {
    for (const [k, column] of Object.entries(table[kind])) column.forEach((v, i) => { rows[i][k] = valueOf(kind, v); });
  }
  for (const [k, [kind, at, values]] of Object.entries(table.few)) at.forEach((row, i) => { rows[row][k] = valueOf(kind, values[i]); });
  return rows;
}
const byId = (rows) => Object.assign(Object.create(null), Object.fromEntries(rows.map((r) => [r.id, r])));
const data = { cards: packed.cards, options: packed.options };
for (const name of ['nodes', 'edges', 'documents', 'claims', 'passages', 'propositions']) data[name] = rowsOf(name);
data.entities = byId(rowsOf('entities'));
data.events = byId(rowsOf('events'));
for (const c of data.claims) c.stance = c.stance.split(' ');
const $ = (id) => document.getElementById(id);
const SVG = 'http://www.w3.org/2000/svg';
const LIMIT = 2000; // nodes drawn at once
const MANY = 1200; // from here on a story opens with one node for each event
const nodeOf = new Map(data.nodes.map((n) => [n.key, n]));
const propositionOf = new Map(data.propositions.map((p) => [p.id, p]));
const documentOf = (claim) => data.documents[data.passages[claim.passage].document];
const documentById = new Map(data.documents.map((d) => [d.id, d]));
// Chains are unpacked one by one, when they are shown.
const chainRow = new Map((packed.tables.chains.words.id || []).map((word, i) => [packed.words[word], i]));
function chainOf(id) {
  const { plain, words } = packed.tables.chains;
  const i = chainRow.get(id);
  const at = (column) => (column in words ? spelt(words[column][i]) : plain[column][i]);
  return { size: at('size'), origins: at('origins'), threads: at('threads'), stops: at('stops').map((names, k) => [...names, ...at('places')[k]]) };
}

// Elements are only ever made with text; nothing from an article is parsed as HTML.
function el(tag, properties, ...children) {
  const e = document.createElement(tag);
  fill(e, properties, children);
  return e;
}
function svg(tag, properties, ...children) {
  const e = document.createElementNS(SVG, tag);
  fill(e, properties, children);
  return e;
}
function fill(e, properties, children) {
  for (const [k, v] of Object.entries(properties || {})) {
    if (v === null || v === undefined || v === false) continue;
    if (k === 'on') for (const [name, f] of Object.entries(v)) e.addEventListener(name, f);
    else e.setAttribute(k, v === true ? '' : v);
  }
  for (const c of children.flat(Infinity)) if (c !== null && c !== undefined) e.append(c);
}
// Text from articles keeps its own direction and cannot turn the text around it.
const said = (text) => el('bdi', { dir: 'auto' }, String(text));
const plain = (word) => String(word).replaceAll('_', ' ');
const cut = (text, n) => {
  const points = Array.from(text);
  return points.length > n ? points.slice(0, n - 1).join('') + '…' : text;
};

// --- state -------------------------------------------------------------------------------
const CLAIMANTS = ['person', 'organisation', 'group', 'place', 'other'];
const START_NODES = ['event', 'proposition', ...CLAIMANTS];
const START_EDGES = ['claims', 'denies', 'corroborates', 'disputes', 'affiliation', 'reports', 'echoes', 'publishes', 'carried', 'states'];
const aggregatedAtFirst = data.nodes.filter((n) => START_NODES.includes(n.kind) && !n.silent).length > MANY;
const singles = data.propositions.filter(isSingle).length;
const START = {
  view: 'map', level: aggregatedAtFirst ? 'events' : 'detail', sel: '', focus: '', hops: 1,
  chain: data.propositions.length ? data.propositions[0].id : '',
  nodes: START_NODES, edges: START_EDGES, silent: 0,
  singles: data.propositions.length - singles >= 3 && data.propositions.length > 24 ? 0 : 1,
  outlets: [], polarity: '', certainty: '', time: '', verdicts: [], from: '', to: '', table: 'propositions',
};
function isSingle(p) {
  return p.claims.length < 2 && !p.flags.includes('disputed');
}
const LISTS = ['nodes', 'edges', 'outlets', 'verdicts'];
const NUMBERS = ['hops', 'silent', 'singles'];
let state = { ...START };

function format(s) {
  const out = new URLSearchParams();
  for (const k of Object.keys(START)) {
    const value = LISTS.includes(k) ? [...s[k]].sort().map(encodeURIComponent).join(',') : String(s[k]);
    const normal = LISTS.includes(k) ? [...START[k]].sort().map(encodeURIComponent).join(',') : String(START[k]);
    if (value !== normal) out.set(k, value);
  }
  return out.toString();
}
function parse(fragment) {
  const s = { ...START };
  for (const [k, v] of new URLSearchParams(fragment.replace(/^#/, ''))) {
    if (!(k in START)) continue;
    if (LISTS.includes(k)) s[k] = v ? v.split(',').map(unescaped) : [];
    else if (NUMBERS.includes(k)) s[k] = Math.min(3, Math.max(0, parseInt(v, 10) || 0));
    else s[k] = v;
  }
  if (!['map', 'chain', 'table'].includes(s.view)) s.view = START.view;
  if (!propositionOf.has(s.chain)) s.chain = START.chain;
  if (!nodeOf.has(s.focus)) s.focus = '';
  return s;
}
function unescaped(text) {
  try { return decodeURIComponent(text); } catch { return text; }
}
// Change the state; a replaced state leaves no step for the back button (sliders, typing).
function go(patch, replace) {
  state = { ...state, ...patch };
  if (patch.sel && propositionOf.has(patch.sel) && isSingle(propositionOf.get(patch.sel))) state.singles = 1;
  const fragment = '#' + format(state);
  if (fragment !== (location.hash || '#')) remember(fragment, replace);
  render();
}
// A page shown inside a notebook has no address of its own, and so no history to write.
function remember(fragment, replace) {
  if (location.href.startsWith('about:')) return;
  if (replace) history.replaceState(null, '', fragment);
  else history.pushState(null, '', fragment);
}
function toggled(list, item) {
  return list.includes(item) ? list.filter((x) => x !== item) : [...list, item];
}

// --- colours -------------------------------------------------------------------------------
let sheet = getComputedStyle(document.documentElement);
const colours = new Map();
function colour(name) {
  if (!colours.has(name)) colours.set(name, sheet.getPropertyValue('--' + name).trim() || '#888888');
  return colours.get(name);
}
function faded(name, alpha) {
  const hex = colour(name);
  const part = (i) => parseInt(hex.slice(i, i + 2), 16);
  return `rgba(${part(1)},${part(3)},${part(5)},${alpha})`;
}
