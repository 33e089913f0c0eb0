// The map: vis-network with fixed places. Only what passes the filters is handed to it.
let network = null;
const nodeSet = new vis.DataSet();
const edgeSet = new vis.DataSet();
let fitNext = true;
let shownKey = '';
let cardsNow = [];
let crowded = false; // many edges: those that lead far appear when one of their ends is chosen

const EDGE = {
  claims: { color: 'claim', width: 1.4, arrows: 'to' },
  denies: { color: 'against', width: 1.8, dashes: [7, 4], arrows: 'to' },
  reports: { color: 'document-line', width: 1, dashes: [2, 4], arrows: 'to' },
  states: { color: 'claim', width: 0.8 },
  corroborates: { color: 'corroborates', width: 2.4, curve: 0.3 },
  echoes: { color: 'echoes', width: 1.6, dashes: [2, 5], arrows: 'to', curve: 0.18 },
  disputes: { color: 'against', width: 2.4, dashes: [10, 5], curve: -0.25 },
  affiliation: { color: 'organisation', width: 1.1, dashes: [1, 3] },
  publishes: { color: 'outlet', width: 0.8 },
  carried: { color: 'carrier', width: 1, arrows: 'to' },
  mentions: { color: 'none', width: 0.5, dashes: [1, 5] },
  about: { color: 'none', width: 0.7 },
  shares: { color: 'none', width: 1 },
};

function nodeStyle(n) {
  const style = { id: n.id, label: n.label, shape: n.shape, x: n.x, y: n.y, size: n.size, borderWidth: 1.4, chosen: false };
  const text = { color: colour('ink'), face: 'system-ui, sans-serif', size: 14, vadjust: 0 };
  if (n.kind === 'proposition') return { ...style, ...propositionStyle(n, text) };
  if (n.kind === 'event') return { ...style, ...eventStyle(n, text) };
  if (n.kind === 'document') return { ...style, shapeProperties: { borderRadius: 0 }, font: { ...text, size: 12 }, margin: 6, color: paint('document', 'document-line') };
  if (n.kind === 'claim') return { ...style, color: n.denied ? paint('paper', 'against') : paint('claim', 'claim'), borderWidth: n.denied ? 2 : 1, font: { size: 1, color: 'rgba(0,0,0,0)' } };
  const label = n.narrow ? n.label + '\n⋈ bottleneck' : n.label;
  const font = { ...text, strokeWidth: 4, strokeColor: colour('card') }; // names stay readable where edges pass
  return { ...style, label, font, color: paint(n.kind, n.narrow ? 'narrow' : n.kind), borderWidth: n.narrow ? 4 : 1.4 };
}
function paint(background, border) {
  const c = { background: colour(background), border: colour(border) };
  return { ...c, highlight: c, hover: c };
}
function propositionStyle(n, text) {
  const disputed = n.flags.includes('disputed');
  return {
    color: paint(n.denied ? 'against-fill' : n.verdict + '-fill', disputed ? 'against' : n.verdict),
    borderWidth: disputed ? 2.6 : 1.6, font: { ...text, size: n.letters, align: 'left' }, margin: 8,
    shapeProperties: { borderRadius: 9, borderDashes: n.verdict === 'conditional_only' || n.verdict === 'cannot_tell' ? [5, 4] : false },
    widthConstraint: { minimum: 240 }, // a maximum would have each word measured; lines are broken already
  };
}
function eventStyle(n, text) {
  if (n.minor && !state.focus) return { color: paint('card', 'card'), borderWidth: 0, margin: 3, shapeProperties: { borderRadius: 2 }, font: { ...text, color: colour('soft'), size: 12 } };
  const look = { margin: 7, shapeProperties: { borderRadius: 4 } };
  if (n.big) return { ...look, color: paint(n.corroborated ? 'corroborated-fill' : 'event', n.disputed ? 'against' : 'none'), borderWidth: n.disputed ? 2.4 : 1.2, font: { ...text, size: 15 }, widthConstraint: { minimum: 240 } };
  return { ...look, color: paint('event', 'line'), borderWidth: 1, font: { ...text, size: 17 } };
}
function edgeStyle(e) {
  const look = EDGE[e.kind];
  return {
    id: e.id, from: e.from, to: e.to, width: Math.min(look.width + 0.35 * Math.max(0, e.claims.length - 1), look.width * 2.5),
    dashes: look.dashes || false, arrows: look.arrows ? { to: { enabled: true, scaleFactor: 0.45 } } : '', chosen: false,
    color: { color: faded(look.color, 0.75), highlight: colour(look.color), hover: colour(look.color), inherit: false },
    smooth: look.curve ? { enabled: true, type: look.curve > 0 ? 'curvedCW' : 'curvedCCW', roundness: Math.abs(look.curve) } : false,
  };
}
const BETWEEN_CLAIMANTS = ['corroborates', 'affiliation'];
const far = (e) => {
  const [a, b] = [placed(data.nodes[e.from], state), placed(data.nodes[e.to], state)];
  return Math.abs(a.x - b.x) > 620 || Math.abs(a.y - b.y) > 900;
};

// --- what to draw ----------------------------------------------------------------------------
function scene() {
  if (state.level === 'events' && !state.focus) return eventScene();
  const found = drawn(state);
  let nodes = found.nodes;
  if (state.focus) nodes = inColumns(nodes);
  cardsNow = state.focus ? [] : cardsOf(nodes);
  return { nodes, edges: found.edges, left: found.left };
}
function cardsOf(nodes) {
  const events = new Set(nodes.filter((n) => n.kind === 'proposition').map((n) => propositionOf.get(n.key).event || ''));
  const inside = ([, x, y, w, h]) => nodes.some((n) => n.x > x && n.x < x + w && n.y > y && n.y < y + h);
  return data.cards[state.singles].filter((c) => c[0] ? events.has(c[0]) : inside(c));
}
// The neighbourhood of one node: a column for each kind, along the flow of information.
const FLOW = [['organisation', 'place', 'other'], ['person', 'group'], ['carrier'], ['claim'], ['document'], ['outlet'], ['proposition'], ['event']];
const ROOM = { claim: [60, 26], proposition: [290, 92], document: [180, 76], event: [240, 60] };
function inColumns(nodes) {
  const columns = FLOW.map((kinds) => nodes.filter((n) => kinds.includes(n.kind))).filter((c) => c.length);
  const out = [];
  let x = 0;
  for (const column of columns) {
    const [wide, step] = ROOM[column[0].kind] || [160, 84];
    const rows = Math.max(8, Math.ceil(Math.sqrt(column.length * 4)));
    column.forEach((n, i) => {
      const height = Math.min(rows, column.length - Math.floor(i / rows) * rows);
      out.push({ ...n, x: x + (Math.floor(i / rows) + 0.5) * wide, y: Math.round(((i % rows) - (height - 1) / 2) * step) });
    });
    x += Math.ceil(column.length / rows) * wide + 60;
  }
  return out;
}
// Very large stories open with one node for each event.
const EVENT_STEP = 300;
function eventScene() {
  const { on } = passing(state);
  const people = new Map();
  data.claims.forEach((c) => {
    const p = propositionOf.get(c.proposition);
    if (!c.who || !p || !p.event) return;
    if (!people.has(c.who)) people.set(c.who, new Set());
    people.get(c.who).add(p.event);
  });
  const order = [...new Set(data.propositions.map((p) => p.event))].filter((e) => e && on.has(nodeOf.get(e).id));
  const events = order.slice(0, LIMIT);
  const across = Math.min(4, Math.max(1, Math.round(Math.sqrt(events.length * 0.75))));
  const nodes = events.map((key, i) => {
    const n = nodeOf.get(key);
    const counts = eventCounts(key);
    return { ...n, ...counts, big: true, minor: false, label: [broken(n.label, 26), ...counts.words].join('\n'), x: (i % across) * EVENT_STEP, y: Math.floor(i / across) * 112 };
  });
  cardsNow = [];
  return { nodes, edges: sharedClaimants(people, new Set(events)), left: 0 };
}
function eventCounts(event) {
  const told = data.propositions.filter((p) => p.event === event && (state.singles || !isSingle(p)));
  const disputed = told.filter((p) => p.flags.includes('disputed')).length;
  const corroborated = told.filter((p) => p.verdict === 'corroborated').length;
  const more = [corroborated && `${corroborated} corroborated`, disputed && `${disputed} disputed`].filter(Boolean).join(', ');
  return { words: [`${told.length} proposition${told.length === 1 ? '' : 's'}`, ...(more ? [more] : [])], corroborated, disputed };
}
// Text in lines of at most n letters, as far as its words allow.
function broken(text, n) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last && last.length + word.length >= n) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines.join('\n');
}
function sharedClaimants(people, events) {
  const weight = new Map();
  for (const set of people.values()) {
    const keys = [...set].filter((k) => events.has(k)).sort();
    if (keys.length > 12) continue; // somebody who speaks on everything links nothing
    for (let i = 0; i < keys.length; i++) for (let j = i + 1; j < keys.length; j++) {
      const key = keys[i] + ' ' + keys[j];
      weight.set(key, (weight.get(key) || 0) + 1);
    }
  }
  const best = [...weight].filter(([, w]) => w > 1).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 1000);
  return best.map(([key, w], i) => ({ id: 'shares' + i, kind: 'shares', from: nodeOf.get(key.split(' ')[0]).id, to: nodeOf.get(key.split(' ')[1]).id, claims: Array(w).fill(0) }));
}

// --- drawing ---------------------------------------------------------------------------------
function drawMap() {
  const key = JSON.stringify([state.level, state.focus, state.hops, state.nodes, state.edges, state.silent, state.singles, state.outlets, state.polarity, state.certainty, state.time, state.verdicts, state.from, state.to]);
  if (key !== shownKey) {
    const now = scene();
    crowded = !state.focus && state.level === 'detail' && now.edges.length > 500;
    sceneEdges = now.edges;
    replaceAll(nodeSet, now.nodes.map(nodeStyle));
    replaceAll(edgeSet, now.edges.filter((e) => !onlyOnDemand(e)).map(edgeStyle));
    $('note').replaceChildren(noteOf(now), ...(hiddenSingles().length ? [' · ', ...hiddenSingles()] : []));
    if (shownKey && JSON.parse(shownKey)[1] !== state.focus) fitNext = true;
    if (shownKey && JSON.parse(shownKey)[0] !== state.level) fitNext = true;
    if (shownKey && JSON.parse(shownKey)[6] !== state.singles) fitNext = true;
    loose = false;
    shownKey = key;
  }
  if (!network) start();
  markChosen();
  if (fitNext) { fitNext = false; fitView(); }
}
function noteOf(now) {
  const parts = [`${now.nodes.length} nodes`];
  if (now.left > 0) parts.push(`${now.left} more are not drawn: filter, or choose a neighbourhood`);
  if (state.level === 'events' && !state.focus) parts.push('one box for each event: choose one to see what its claimants also speak of, double-click to open it');
  else if (crowded) parts.push('choose a node to see all of its edges');
  return parts.join(' · ');
}
function hiddenSingles() {
  if (state.singles || !singles) return [];
  const words = `${singles} proposition${singles === 1 ? '' : 's'} with a single claim`;
  return [`${words} hidden: `, el('button', { class: 'link show-singles', on: { click: () => go({ singles: 1 }) } }, 'show')];
}
function replaceAll(set, items) {
  const keep = new Set(items.map((i) => i.id));
  const gone = set.getIds().filter((id) => !keep.has(id));
  if (gone.length) set.remove(gone);
  set.update(items);
}
function start() {
  network = new vis.Network($('network'), { nodes: nodeSet, edges: edgeSet }, data.options);
  network.on('selectNode', (e) => go({ sel: data.nodes[e.nodes[0]].key }));
  network.on('selectEdge', (e) => { if (!e.nodes.length && typeof e.edges[0] === 'number') go({ sel: 'edge:' + e.edges[0] }); });
  network.on('click', (e) => { if (!e.nodes.length && !e.edges.length && state.sel) go({ sel: '' }); });
  network.on('doubleClick', (e) => { if (e.nodes.length) opened(data.nodes[e.nodes[0]]); });
  network.on('beforeDrawing', drawCards);
  network.on('afterDrawing', drawChosen);
  network.on('hoverEdge', (e) => { if (typeof e.edge === 'number') hovered(edgeWords(data.edges[e.edge]), 'pointer'); });
  network.on('blurEdge', () => hovered('', ''));
  network.on('hoverNode', (e) => hovered(nameOf(data.nodes[e.node]), 'pointer'));
  network.on('blurNode', () => hovered('', ''));
}
// The whole name as the browser's own tooltip, which is text and nothing else.
function hovered(words, cursor) {
  $('network').title = words;
  $('network').style.cursor = cursor;
}
function opened(n) {
  if (n.kind === 'proposition') go({ view: 'chain', chain: n.key, sel: n.key });
  else go({ focus: n.key, sel: n.key, level: 'detail', hops: n.kind === 'event' ? 2 : 1 });
}
function drawCards(ctx) {
  ctx.lineWidth = 1;
  for (const [, x, y, w, h] of cardsNow) {
    ctx.beginPath();
    ctx.roundRect(x, y, w, h, 14);
    ctx.fillStyle = colour('card');
    ctx.fill();
    ctx.strokeStyle = colour('card-line');
    ctx.stroke();
  }
}
// A ring around what is chosen.
function drawChosen(ctx) {
  const n = nodeOf.get(state.sel);
  if (!n || !nodeSet.get(n.id)) return;
  const { left, right, top, bottom } = network.getBoundingBox(n.id);
  ctx.beginPath();
  const below = n.shape === 'box' ? 6 : 16; // names hang lower than their box tells
  ctx.roundRect(left - 6, top - 6, right - left + 12, bottom - top + 6 + below, 13);
  ctx.lineWidth = Math.max(4, 2.5 / network.getScale());
  ctx.strokeStyle = colour('focus');
  ctx.stroke();
}
function fitView() {
  const ids = nodeSet.getIds();
  if (!ids.length) return;
  network.fit({ nodes: ids, animation: false, minZoomLevel: 0.02, maxZoomLevel: 1.1 });
  if (network.getScale() > 0.6 || state.focus) return;
  if (state.level === 'events') readFrom(-EVENT_STEP / 2, -70, 4 * EVENT_STEP);
  else if (cardsNow.length) readTop();
}
// Too much to read at once: begin with the most telling events, which lie at the top, and with
// as many whole columns of cards as can be read.
function readTop() {
  const { width } = $('network').getBoundingClientRect();
  const lefts = [...new Set(cardsNow.map((c) => c[1]))].sort((a, b) => a - b);
  const column = lefts.length > 1 ? lefts[1] - lefts[0] : cardsNow[0][3] + 30;
  readFrom(0, 0, Math.max(1, Math.round(width / (0.72 * column))) * column);
}
function readFrom(left, top, span) {
  const box = $('network').getBoundingClientRect();
  const scale = Math.min(1, box.width / (span + 16));
  network.moveTo({ scale, position: { x: left + box.width / 2 / scale - 22, y: top + box.height / 2 / scale - 22 }, animation: false });
}
// The nodes on the map one after the other, in the order in which one would read them.
function step(by) {
  const order = nodeSet.getIds().map((id) => data.nodes[id]);
  if (!order.length) return;
  const at = order.findIndex((n) => n.key === state.sel);
  const next = order[at < 0 ? (by > 0 ? 0 : order.length - 1) : (at + by + order.length) % order.length];
  go({ sel: next.key }, true);
  bringIntoView(next.key);
}
function markChosen() {
  if (network.getSelectedNodes().length || network.getSelectedEdges().length) network.unselectAll();
  const n = nodeOf.get(state.sel);
  emphasise(n);
  network.redraw();
  if (n && nodeSet.get(n.id)) network.selectNodes([n.id], true);
  else if (state.sel.startsWith('edge:') && edgeSet.get(+state.sel.slice(5))) network.selectEdges([+state.sel.slice(5)]);
}
let sceneEdges = [];
let emphasised = [];
// In a crowd, long edges and those between claimants are drawn for the chosen node only.
const onlyOnDemand = (e) => e.kind === 'shares' || (crowded && (BETWEEN_CLAIMANTS.includes(e.kind) || far(e)));
// The edges of the chosen node come forward.
function emphasise(n) {
  const back = emphasised.filter((e) => edgeSet.get(e.id));
  emphasised = n ? sceneEdges.filter((e) => e.from === n.id || e.to === n.id) : [];
  edgeSet.remove(back.filter(onlyOnDemand).map((e) => e.id));
  edgeSet.update(back.filter((e) => !onlyOnDemand(e)).map(edgeStyle));
  edgeSet.update(emphasised.map((e) => ({ ...edgeStyle(e), width: 2.6, color: { color: colour(EDGE[e.kind].color), inherit: false } })));
}
// Moves the map only if the node can't be read where it is.
function bringIntoView(key) {
  const n = nodeOf.get(key);
  if (!n || !nodeSet.get(n.id)) return;
  const [at, box] = [network.canvasToDOM(network.getPosition(n.id)), $('network').getBoundingClientRect()];
  const inside = at.x > 60 && at.x < box.width - 60 && at.y > 40 && at.y < box.height - 40;
  if (!inside || network.getScale() < 0.5) network.focus(n.id, { scale: Math.max(network.getScale(), 0.7), animation: false });
}
