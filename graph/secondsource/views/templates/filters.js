// Which claims, propositions, nodes and edges pass the filters of the state.
const dayOf = (date) => (date && /^\d{4}(-\d\d)?(-\d\d)?/.test(date) ? (date + '-01-01').slice(0, 4) + '-' + (date.slice(5, 7) || '01') + '-' + (date.slice(8, 10) || '01') : '');
for (const d of data.documents) d.day = dayOf(d.date);

function claimPasses(s) {
  const outlets = new Set(s.outlets);
  const verdicts = new Set(s.verdicts);
  return data.claims.map((c) => {
    const d = documentOf(c);
    if (outlets.size && !outlets.has(d.outlet)) return false;
    if (s.polarity && c.stance[0] !== s.polarity) return false;
    if (s.certainty && c.stance[1] !== s.certainty) return false;
    if (s.time && c.stance[2] !== s.time) return false;
    if ((s.from || s.to) && !d.day) return false;
    if (s.from && d.day < s.from) return false;
    if (s.to && d.day > s.to) return false;
    const p = propositionOf.get(c.proposition);
    if (verdicts.size && !(p && (verdicts.has(p.verdict) || p.flags.some((f) => verdicts.has(f))))) return false;
    return s.singles || !p || !isSingle(p);
  });
}
// What the filters depend on, as a string.
const filterKey = (s) => JSON.stringify([s.outlets, s.polarity, s.certainty, s.time, s.verdicts, s.from, s.to]);
const isFiltered = (s) => Boolean(s.outlets.length || s.polarity || s.certainty || s.time || s.verdicts.length || s.from || s.to || !s.singles);

// The nodes that pass, as a set of numbers, before kinds are hidden by the legend.
function passing(s) {
  const claims = claimPasses(s);
  const on = new Set();
  const add = (key) => { const n = nodeOf.get(key); if (n) on.add(n.id); };
  data.claims.forEach((c, i) => {
    if (!claims[i]) return;
    const d = documentOf(c);
    add(c.id); add(c.who); add(d.id); add('outlet:' + d.outlet); add(c.carrierNode);
    const p = propositionOf.get(c.proposition);
    if (p) { add(p.id); add(p.event); }
  });
  if (!isFiltered(s)) for (const n of data.nodes) on.add(n.id);
  else extend(on);
  return { claims, on };
}
// Entities that only are mentioned, and organisations above a claimant, follow what stays.
function extend(on) {
  for (const e of data.edges) {
    if (e.kind === 'affiliation' && on.has(e.from) && data.nodes[e.to].silent) on.add(e.to);
    if (e.kind === 'mentions' && on.has(e.from) && data.nodes[e.to].silent) on.add(e.to);
  }
}
function edgePasses(e, claims) {
  return !e.claims.length || e.claims.some((i) => claims[i]);
}

// What is drawn: nodes by number and edges, after legend, focus and the limit.
function drawn(s) {
  const { claims, on } = passing(s);
  const kinds = new Set(s.nodes);
  const edgeKinds = new Set(s.edges);
  const allowed = (n) => on.has(n.id) && kinds.has(n.kind) && (s.silent || !n.silent || n.key === s.focus);
  let keep = new Set(data.nodes.filter((n) => allowed(n) || n.key === s.focus).map((n) => n.id));
  const usable = data.edges.filter((e) => edgeKinds.has(e.kind) && !kinds.has(e.unless) && keep.has(e.from) && keep.has(e.to) && edgePasses(e, claims));
  if (s.focus) keep = around(nodeOf.get(s.focus).id, s.hops || 1, usable, keep);
  const total = keep.size;
  const nodes = data.nodes.filter((n) => keep.has(n.id)).slice(0, LIMIT);
  const shown = new Set(nodes.map((n) => n.id));
  return { nodes: nodes.map((n) => placed(n, s)), edges: usable.filter((e) => shown.has(e.from) && shown.has(e.to)), left: total - nodes.length, claims };
}
// Without single claims the map is laid out more tightly.
const placed = (n, s) => (s.singles ? n : { ...n, x: n.cx, y: n.cy, minor: n.cminor });
function around(start, hops, edges, keep) {
  const near = new Map();
  const link = (a, b) => { if (!near.has(a)) near.set(a, []); near.get(a).push(b); };
  for (const e of [...edges, ...aboutEdges]) if (keep.has(e.from) && keep.has(e.to)) { link(e.from, e.to); link(e.to, e.from); }
  const found = new Set([start]);
  let border = [start];
  for (let i = 0; i < hops; i++) {
    border = border.flatMap((n) => near.get(n) || []).filter((n) => !found.has(n) && found.add(n));
  }
  return found;
}
const aboutEdges = data.edges.filter((e) => e.kind === 'about');
for (const e of data.edges) {
  if (e.kind === 'carried') data.claims[e.claims[0]].carrierNode = data.nodes[e.from].key;
}
