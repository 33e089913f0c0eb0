// The chain of one proposition: from left to right as the information flowed.
const HEADINGS = { parent: 'Origin', organisation: 'Origin', basis: 'Origin', claimant: 'Claimant', carrier: 'Carrier', document: 'Document', proposition: 'Proposition' };
const LEVELS = Object.keys(HEADINGS);
const TOP = 46;

// The proposition's own chain, then those of what contradicts it, below each other.
function sections(id) {
  const p = propositionOf.get(id);
  if (!p) return [];
  const found = [[p, ''], ...p.opposes.map((o) => [propositionOf.get(o), 'Against it'])];
  let top = TOP;
  return found.filter(([q]) => chainRow.has(q.id)).map(([q, title]) => {
    const chain = chainOf(q.id);
    const part = { p: q, chain, title, top: top + (title ? 46 : 0) };
    top = part.top + chain.size[1] + 30;
    return part;
  });
}
function stopOf(row, part, lefts) {
  const [level, kind, title, note, ref, narrow, , y, width, height] = row;
  const lines = title.split('\n');
  return { level, kind, lines, title: lines.join(' '), note, ref, narrow, x: lefts.get(level) + width / 2, y: y + part.top, width, height, part };
}
// Columns stand at the same place in all parts; those that hold nothing take no room.
const BETWEEN = 52;
function columnLefts(parts) {
  const widths = new Map(parts.flatMap((p) => p.chain.stops.map((row) => [row[0], row[8]])));
  const lefts = new Map();
  let left = 0;
  for (const level of LEVELS) {
    if (!widths.has(level)) continue;
    lefts.set(level, left);
    left += widths.get(level) + BETWEEN;
  }
  return { lefts, width: Math.max(0, left - BETWEEN) };
}
function assembled(id) {
  const parts = sections(id);
  const { lefts, width } = columnLefts(parts);
  const threads = [];
  for (const part of parts) {
    part.stops = part.chain.stops.map((row) => stopOf(row, part, lefts));
    part.threads = part.chain.threads.map(([a, b, origin, echo, claims]) => ({ from: part.stops[a], to: part.stops[b], origin, echo, claims, part, number: threads.length }));
    part.threads.forEach((t, i) => { t.number = threads.length + i; });
    threads.push(...part.threads);
  }
  const last = parts[parts.length - 1];
  return { parts, threads, width: width + 16, height: last ? last.top + last.chain.size[1] + 24 : 0 };
}
const allThreads = (id) => assembled(id).threads;

let chainKey = '';
function drawChain() {
  const body = $('chain-body');
  buildChainPick();
  const key = JSON.stringify([state.chain, body.clientWidth, filterKey(state)]);
  if (key === chainKey) { pick(); return; }
  chainKey = key;
  const { parts, threads, width, height } = assembled(state.chain);
  if (!parts.length) { body.replaceChildren(el('p', {}, 'No proposition to show.')); return; }
  const scale = Math.min(1.25, Math.max(0.72, (body.clientWidth - 30) / width));
  const drawing = svg('svg', { viewBox: `-10 0 ${width + 4} ${height}`, width: width * scale, height: height * scale, role: 'group', 'aria-label': 'Chain of the proposition' });
  drawing.append(...headings(parts));
  for (const part of parts) {
    if (part.title) drawing.append(divider(part, width));
    for (const t of part.threads) drawing.append(drawThread(t, threads));
    for (const s of part.stops) drawing.append(drawStop(s));
  }
  body.replaceChildren(summary(parts[0]), drawing, chainLegend(parts));
  fadeFiltered(parts);
  pick();
}
// What no claim that passes the filters went through steps back: move the timeline to watch it grow.
function fadeFiltered(parts) {
  const pass = claimPasses({ ...state, singles: 1 });
  const stays = new Set();
  for (const part of parts) for (const t of part.threads) {
    t.out = !t.claims.some((i) => pass[i]);
    if (!t.out) { stays.add(t.from); stays.add(t.to); }
    t.g.classList.toggle('out', t.out);
  }
  for (const part of parts) for (const s of part.stops) s.g.classList.toggle('out', !stays.has(s));
}
function chainLegend(parts) {
  const all = parts.flatMap((p) => p.threads);
  const has = (test) => all.some(test);
  const line = (dashes, name) => svg('svg', { width: 30, height: 10, 'aria-hidden': 'true' }, svg('line', { x1: 1, x2: 29, y1: 5, y2: 5, stroke: colour(name), 'stroke-width': 3, 'stroke-dasharray': dashes }));
  const items = [['', 'o0', 'the first report from an origin; one number and colour is one origin']];
  if (has((t) => t.echo && t.origin >= 0)) items.push(['7 5', 'o0', 'an echo: its origin is counted already']);
  if (has((t) => t.origin < 0)) items.push(['2 6', 'none', 'does not count: under a condition, or repeated in a heading or summary']);
  if (parts.length > 1) items.push(['', 'against', 'the other side']);
  const out = items.map(([dashes, name, words]) => el('li', {}, line(dashes || null, name), words));
  if (parts.some((p) => p.stops.some((s) => s.narrow))) out.push(el('li', {}, svg('svg', { width: 18, height: 14, 'aria-hidden': 'true' }, bowTie(9, 7)), 'bottleneck: all support passes here'));
  return el('ul', { id: 'chain-key', 'aria-label': 'How to read the chain' }, out);
}
function summary(part) {
  const p = part.p;
  const reports = p.claims.length;
  const origins = part.chain.origins;
  const words = `${reports} claim${reports === 1 ? '' : 's'}, ${origins} origin${origins === 1 ? '' : 's'}. Independent support, named [strict–max]: ${interval(p)}.`;
  return el('div', { id: 'chain-words' }, el('p', {}, el('span', { class: 'chip ' + p.verdict }, plain(p.verdict)), p.flags.includes('disputed') ? el('span', { class: 'chip against' }, 'disputed') : null, el('strong', {}, said(p.reason))), el('p', { class: 'meta' }, words));
}
function headings(parts) {
  const seen = new Map();
  for (const part of parts) for (const s of part.stops) {
    const name = HEADINGS[s.level];
    const left = s.x - s.width / 2;
    if (!seen.has(name) || left < seen.get(name)) seen.set(name, left);
  }
  return [...seen].map(([name, x]) => svg('text', { x, y: 20, class: 'heading' }, name));
}
function divider(part, width) {
  const y = part.top - 26;
  return svg('g', {}, svg('line', { x1: 0, x2: width - 16, y1: y - 14, y2: y - 14, stroke: colour('line') }),
    svg('text', { x: 0, y: y + 6, class: 'heading' }, part.title));
}

// --- threads -----------------------------------------------------------------------------
function drawThread(t) {
  const [start, end] = [port(t, t.from, 1), port(t, t.to, -1)];
  const bend = Math.max(30, (end[0] - start[0]) / 2);
  const d = `M${start} C${start[0] + bend},${start[1]} ${end[0] - bend},${end[1]} ${end}`;
  const width = Math.min(2 + 1.1 * Math.sqrt(t.claims.length), 7);
  const line = svg('path', { class: 'line', d, stroke: colourOf(t.origin, t.part.title), 'stroke-width': width, 'stroke-opacity': t.echo ? 0.6 : 0.95 });
  if (t.origin < 0 || t.echo) line.setAttribute('stroke-dasharray', t.origin < 0 ? '2 6' : '7 5');
  const label = `${t.from.title} to ${t.to.title}, ${t.claims.length} claim${t.claims.length === 1 ? '' : 's'}${t.echo ? ', echo' : ''}`;
  t.g = reachable(svg('g', { class: 'thread', 'data-thread': t.number, 'aria-label': label }, line, svg('path', { class: 'hit', d })), () => go({ sel: 'thread:' + t.number }));
  return t.g;
}
// At the proposition each origin has a port of its own: the ports count the origins.
function port(t, stop, side) {
  const x = stop.x + (side * stop.width) / 2;
  if (stop.level === 'proposition') return [x, stop.y + offset(t, originsInto(stop))];
  const bundle = stop.part.threads.filter((o) => (side > 0 ? o.from : o.to) === stop);
  const origins = [...new Set(bundle.map((o) => o.origin))].sort((a, b) => a - b);
  return [x, stop.y + offset(t, origins, 7)];
}
function originsInto(stop) {
  const into = stop.part.threads.filter((o) => o.to === stop).map((o) => o.origin);
  return [...new Set(into)].sort((a, b) => (a < 0) - (b < 0) || a - b);
}
function offset(t, origins, step) {
  const room = step || Math.min(20, (t.to.height - 16) / Math.max(1, origins.length));
  const gap = Math.min(room, (t.to.height - 12) / Math.max(1, origins.length));
  return Math.round((origins.indexOf(t.origin) - (origins.length - 1) / 2) * gap);
}

// --- stops -------------------------------------------------------------------------------
const STRIPE = { person: 'person', organisation: 'organisation', group: 'group', place: 'place', other: 'other', carrier: 'carrier', document: 'document-line' };
function drawStop(s) {
  const [left, top] = [s.x - s.width / 2, s.y - s.height / 2];
  const g = svg('g', { class: `stop ${s.level === 'proposition' ? 'goal' : ''} ${s.narrow ? 'narrow' : ''}`, 'data-ref': s.ref || '', 'aria-label': `${s.title}, ${plain(s.kind)}${s.narrow ? ', bottleneck' : ''}` });
  s.g = g;
  const box = svg('rect', { class: 'box', x: left, y: top, width: s.width, height: s.height, rx: s.level === 'document' ? 2 : 8 });
  g.append(box);
  if (s.level === 'proposition') drawGoal(g, s, left, top, box);
  else { drawPlain(g, s, left, top); g.append(...startBadges(s, left)); }
  if (s.narrow) g.append(bowTie(left + s.width - 13, top), svg('text', { class: 'tag', x: left + 8, y: top - 5 }, 'bottleneck'));
  g.append(svg('title', {}, [s.title, s.note].filter(Boolean).join(' · ')));
  return reachable(g, () => go({ sel: s.ref || threadAt(s) }));
}
function threadAt(s) {
  const t = s.part.threads.find((o) => o.from === s || o.to === s);
  return t ? 'thread:' + t.number : '';
}
function drawPlain(g, s, left, top) {
  g.append(svg('rect', { x: left, y: top, width: 5, height: s.height, rx: 2, class: 'stripe', fill: colour(STRIPE[s.kind] || 'none') }));
  g.lastChild.style.fill = colour(STRIPE[s.kind] || 'none');
  g.lastChild.style.stroke = 'none';
  const room = Math.floor((s.width - 20) / 7.5);
  // A drawing of its own cuts off what is wider than the box in the reader's font.
  g.append(svg('svg', { x: left + 14, y: top, width: s.width - 18, height: s.height },
    s.lines.map((words, i) => svg('text', { x: 0, y: 19 + 16 * i, 'font-weight': 600 }, words)),
    svg('text', { x: 0, y: s.height - 11, class: 'small' }, cut(plain(s.note), Math.floor(room * 1.22)))));
}
function drawGoal(g, s, left, top, box) {
  const p = s.part.p;
  const against = s.part.title;
  box.style.fill = colour(against ? 'against-fill' : p.verdict + '-fill');
  box.style.stroke = colour(against ? 'against' : p.verdict);
  const lines = s.lines.map((line, i) => svg('text', { x: 0, y: 22 + i * 18, 'font-weight': 600 }, line));
  g.append(svg('svg', { x: left + 16, y: top, width: s.width - 20, height: s.height }, lines));
  g.append(svg('text', { x: left + 16, y: top + s.height - 8, class: 'small' }, `${plain(p.verdict)} · ${interval(p)}`));
  for (const origin of originsInto(s)) g.append(...badge(origin, against, left, s.y + offset({ origin, to: s }, originsInto(s))));
}
// The number of an origin: where it starts and where it arrives, for eyes that see no colours.
const colourOf = (origin, against) => colour(origin < 0 ? 'none' : against ? 'against' : 'o' + (origin % 6));
function badge(origin, against, x, y) {
  const dot = svg('circle', { cx: x, cy: y, r: origin < 0 ? 4.5 : 7.5 });
  dot.style.fill = colourOf(origin, against);
  return origin < 0 ? [dot] : [dot, svg('text', { class: 'badge', x, y: y + 3.6 }, String(origin + 1))];
}
function startBadges(s, left) {
  const threads = s.part.threads;
  if (threads.some((t) => t.to === s)) return [];
  const origins = [...new Set(threads.filter((t) => t.from === s && t.origin >= 0).map((t) => t.origin))].sort((a, b) => a - b).slice(0, 6);
  return origins.flatMap((o, i) => badge(o, s.part.title, left, s.y + (i - (origins.length - 1) / 2) * 16));
}
function bowTie(x, y) {
  const mark = svg('path', { d: `M${x - 7},${y - 6} L${x - 7},${y + 6} L${x + 7},${y - 6} L${x + 7},${y + 6} Z` });
  mark.style.fill = colour('narrow');
  return mark;
}
function reachable(g, act) {
  g.setAttribute('tabindex', '0');
  g.setAttribute('role', 'button');
  g.addEventListener('click', act);
  g.addEventListener('keydown', (e) => { if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); act(); } });
  return g;
}
function pick() {
  for (const g of document.querySelectorAll('#chain-body .stop, #chain-body .thread')) {
    const chosen = (g.dataset.ref && g.dataset.ref === state.sel) || 'thread:' + g.dataset.thread === state.sel;
    g.classList.toggle('chosen', Boolean(chosen));
  }
}
