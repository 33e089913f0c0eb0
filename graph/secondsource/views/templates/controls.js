// Legend, filters, search, timeline, tools and help: everything that changes the state.
const NODE_WORDS = { event: 'events', proposition: 'propositions', person: 'people', organisation: 'organisations', group: 'unnamed people and groups', place: 'places', other: 'others', outlet: 'outlets', document: 'documents', carrier: 'interviews, agencies', claim: 'single claims' };
const EDGE_WORDS = { claims: 'claims', denies: 'denies', corroborates: 'corroborates', echoes: 'echoes', disputes: 'disputes', reports: 'reports', affiliation: 'belongs to', publishes: 'publishes', carried: 'carried', states: 'states', about: 'is about', mentions: 'mentions' };
const VERDICTS = ['corroborated', 'echo', 'single_source', 'unattributed', 'conditional_only', 'cannot_tell'];
const FLAGS = ['disputed', 'suspected_echo', 'one_article_only'];

function buildLegend() {
  const count = (list, kind) => list.filter((x) => x.kind === kind).length;
  const nodes = Object.keys(NODE_WORDS).filter((k) => count(data.nodes, k));
  const edges = Object.keys(EDGE_WORDS).filter((k) => count(data.edges, k));
  $('legend').replaceChildren(
    el('h2', { class: 'of-map' }, 'Nodes'), ...nodes.map((k) => item('nodes', k, NODE_WORDS[k], nodeIcon(k), data.nodes.filter((n) => n.kind === k && !n.silent).length)),
    flagItem('silent', 'only mentioned'),
    el('h2', { class: 'of-map' }, 'Edges'), ...edges.map((k) => item('edges', k, EDGE_WORDS[k], edgeIcon(k))),
    el('h2', {}, 'Verdicts'), ...VERDICTS.filter((v) => data.propositions.some((p) => p.verdict === v)).map((v) => item('verdicts', v, plain(v), verdictIcon(v), data.propositions.filter((p) => p.verdict === v).length)),
    ...FLAGS.filter((f) => data.propositions.some((p) => p.flags.includes(f))).map((f) => item('verdicts', f, plain(f), f === 'disputed' ? verdictIcon('against') : verdictIcon('none'), data.propositions.filter((p) => p.flags.includes(f)).length)));
}
function item(list, key, words, icon, count) {
  const title = list === 'verdicts' ? 'Show only what is chosen here' : 'Hide or show';
  const button = el('button', { class: 'item', 'data-list': list, 'data-item': key, title, on: { click: () => go({ [list]: toggled(state[list], key) }) } }, icon, el('span', { class: 'words' }, words));
  if (count !== undefined) button.append(el('span', { class: 'count' }, String(count)));
  return button;
}
function flagItem(key, words) {
  return el('button', { class: 'item', 'data-flag': key, title: 'Names that stand in the articles but claim nothing', on: { click: () => go({ [key]: state[key] ? 0 : 1 }) } }, svg('svg', { width: 18, height: 14 }), el('span', { class: 'words' }, words));
}
const SHAPE = {
  dot: (a) => svg('circle', { cx: 9, cy: 7, r: 5.5, ...a }), square: (a) => svg('rect', { x: 4, y: 2, width: 10, height: 10, ...a }),
  triangle: (a) => svg('path', { d: 'M9,1 L15,13 L3,13 Z', ...a }), triangleDown: (a) => svg('path', { d: 'M3,1 L15,1 L9,13 Z', ...a }),
  diamond: (a) => svg('path', { d: 'M9,1 L15,7 L9,13 L3,7 Z', ...a }), hexagon: (a) => svg('path', { d: 'M5.5,1 L12.5,1 L16,7 L12.5,13 L5.5,13 L2,7 Z', ...a }),
  ellipse: (a) => svg('ellipse', { cx: 9, cy: 7, rx: 8, ry: 5, ...a }), box: (a) => svg('rect', { x: 1, y: 2, width: 16, height: 10, ...a }),
};
function nodeIcon(kind) {
  const style = nodeStyle({ ...data.nodes.find((n) => n.kind === kind), narrow: false, minor: false });
  const fill = kind === 'proposition' ? colour('paper') : style.color.background;
  const shape = SHAPE[style.shape]({ fill, stroke: kind === 'proposition' ? colour('ink') : style.color.border, rx: kind === 'proposition' ? 3 : null });
  if (kind === 'claim') shape.setAttribute('r', 3);
  return svg('svg', { width: 18, height: 14, 'aria-hidden': 'true' }, shape);
}
function edgeIcon(kind) {
  const look = EDGE[kind];
  return svg('svg', { width: 18, height: 14, 'aria-hidden': 'true' }, svg('line', { x1: 0, x2: 18, y1: 7, y2: 7, stroke: colour(look.color), 'stroke-width': Math.max(1.5, look.width), 'stroke-dasharray': (look.dashes || []).map((d) => d / 1.6).join(' ') || null }));
}
function verdictIcon(v) {
  const fill = v === 'none' ? colour('paper') : colour(v + '-fill');
  return svg('svg', { width: 18, height: 14, 'aria-hidden': 'true' }, svg('rect', { x: 1, y: 2, width: 16, height: 10, rx: 3, fill, stroke: colour(v), 'stroke-width': 1.8 }));
}

function buildFilters() {
  const outlets = [...new Set(data.documents.map((d) => d.outlet))].sort();
  const choice = (key, words, options) => el('label', {}, el('select', { 'data-filter': key, 'aria-label': words, on: { change: (e) => go({ [key]: e.target.value }) } }, el('option', { value: '' }, words), options.map((o) => el('option', { value: o }, plain(o)))));
  $('filters').replaceChildren(el('h2', {}, 'Stance'),
    choice('polarity', 'affirmed or denied', ['affirmed', 'denied']), choice('certainty', 'any certainty', ['certain', 'probable', 'possible', 'conditional']), choice('time', 'any time', ['present_or_past', 'future']),
    el('h2', { class: 'of-list' }, 'Propositions'), el('label', { class: 'of-list' }, el('input', { type: 'checkbox', id: 'singles', on: { change: (e) => go({ singles: e.target.checked ? 0 : 1 }) } }), `hide single claims (${singles})`),
    el('h2', {}, 'Outlets'), ...outlets.map((o) => el('label', {}, el('input', { type: 'checkbox', 'data-outlet': o, on: { change: () => go({ outlets: toggled(state.outlets, o) }) } }), said(o))));
}
function showControls() {
  for (const b of document.querySelectorAll('.item[data-list]')) {
    const list = state[b.dataset.list];
    b.setAttribute('aria-pressed', String(list.includes(b.dataset.item) || (b.dataset.list === 'verdicts' && !list.length)));
  }
  for (const b of document.querySelectorAll('.item[data-list=nodes]')) b.hidden = !state.silent && b.querySelector('.count').textContent === '0';
  for (const b of document.querySelectorAll('.item[data-flag]')) b.setAttribute('aria-pressed', String(Boolean(state[b.dataset.flag])));
  for (const s of document.querySelectorAll('[data-filter]')) s.value = state[s.dataset.filter];
  for (const c of document.querySelectorAll('[data-outlet]')) c.checked = state.outlets.includes(c.dataset.outlet);
  $('singles').checked = !state.singles;
  for (const t of document.querySelectorAll('[role=tab]')) {
    t.setAttribute('aria-selected', String(t.dataset.view === state.view));
    t.tabIndex = t.dataset.view === state.view ? 0 : -1;
  }
  document.body.dataset.view = state.view;
  showTools();
  showTime();
}
function buildTools() {
  const tool = (id, words, act, title) => el('button', { id, title, on: { click: act } }, words);
  $('tools').replaceChildren(
    tool('tool-all', 'Whole map', () => go({ focus: '', hops: 1 }), 'Leave the neighbourhood'), tool('tool-hops', 'Wider', () => go({ hops: state.hops >= 2 ? 1 : 2 }), 'One step or two'),
    tool('tool-level', 'Events only', () => go({ level: state.level === 'events' ? 'detail' : 'events', focus: '' }), 'One node for each event'), tool('tool-fit', 'Fit', () => network.fit({ animation: false }), 'Show all (0)'),
    tool('tool-in', '+', () => zoom(1.3), 'Nearer'), tool('tool-out', '−', () => zoom(1 / 1.3), 'Further'), tool('tool-loose', 'Rearrange', loosen, 'Let forces move the nodes; again for their fixed places'));
}
function showTools() {
  $('tool-all').hidden = $('tool-hops').hidden = !state.focus;
  $('tool-hops').setAttribute('aria-pressed', String(state.hops > 1));
  $('tool-level').setAttribute('aria-pressed', String(state.level === 'events' && !state.focus));
}
function zoom(factor) { network.moveTo({ scale: network.getScale() * factor, animation: false }); }
// Forces move the nodes before the reader's eyes, or at once where motion is not wanted.
const still = matchMedia('(prefers-reduced-motion: reduce)');
let loose = false;
function loosen() {
  loose = !loose && nodeSet.length <= 600;
  cardsNow = [];
  network.setOptions({ physics: { enabled: loose, solver: 'forceAtlas2Based', stabilization: false } });
  if (loose && still.matches) {
    network.stopSimulation();
    network.once('stabilizationIterationsDone', () => network.setOptions({ physics: { enabled: false } }));
    network.stabilize(120);
  }
  $('tool-loose').setAttribute('aria-pressed', String(loose));
  if (!loose) { shownKey = ''; render(); }
}

// --- search ------------------------------------------------------------------------------
function found(text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const hit = (s) => words.every((w) => s.toLowerCase().includes(w));
  const out = [];
  for (const p of data.propositions) if (hit(p.label)) out.push([p.id, p.label, 'proposition']);
  for (const n of data.nodes) if (data.entities[n.key] && hit([data.entities[n.key].name, ...data.entities[n.key].aliases].join(' '))) out.push([n.key, data.entities[n.key].name, n.kind]);
  for (const n of data.nodes) if (n.kind === 'event' && hit(n.label)) out.push([n.key, n.label, 'event']);
  for (const d of data.documents) if (hit(d.title + ' ' + d.outlet)) out.push([d.id, d.title, 'document']);
  for (let i = 0; i < data.claims.length && out.length < 60; i++) if (hit(contentOf(data.claims[i]))) out.push([data.claims[i].id, contentOf(data.claims[i]), 'claim of ' + data.claims[i].name]);
  return out.slice(0, 40);
}
let active = -1;
function showHits() {
  const hits = found($('search').value);
  active = -1;
  $('hits').hidden = !hits.length;
  $('search').setAttribute('aria-expanded', String(Boolean(hits.length)));
  $('hits').replaceChildren(...hits.map(([key, words, kind], i) => el('li', { role: 'option', id: 'hit' + i, 'data-key': key, 'aria-selected': 'false', on: { mousedown: (e) => { e.preventDefault(); take(key); } } }, said(cut(words, 90)), ' ', el('span', { class: 'kind' }, said(kind)))));
}
function take(key) {
  $('hits').hidden = true;
  $('search').blur();
  const n = nodeOf.get(key);
  const patch = { sel: key };
  if (state.view === 'map' && state.level === 'events' && n.kind !== 'event') Object.assign(patch, { level: 'detail', focus: key });
  if (state.view === 'chain' && n.kind === 'proposition') patch.chain = key;
  go(patch);
  if (state.view === 'map') bringIntoView(key);
}
function searchKey(e) {
  const items = [...$('hits').children];
  if (e.key === 'Escape') { $('hits').hidden = true; return; }
  if (e.key === 'Enter' && items.length) { take((items[active] || items[0]).dataset.key); return; }
  if (e.key !== 'ArrowDown' && e.key !== 'ArrowUp') return;
  e.preventDefault();
  active = (active + (e.key === 'ArrowDown' ? 1 : -1) + items.length) % Math.max(1, items.length);
  items.forEach((li, i) => li.setAttribute('aria-selected', String(i === active)));
  if (items[active]) { items[active].scrollIntoView({ block: 'nearest' }); $('search').setAttribute('aria-activedescendant', items[active].id); }
}
