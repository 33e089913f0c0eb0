// The side panel: what is chosen, and why it is there.
const RELATIONS = {
  claims: 'claims', denies: 'denies', reports: 'reports', states: 'states', corroborates: 'corroborates',
  echoes: 'echoes', disputes: 'disputes', affiliation: 'belongs to', publishes: 'published',
  mentions: 'mentions', about: 'is about', carried: 'carried',
};
const WHY = {
  claims: 'The source makes this statement in the passages below.',
  denies: 'A denial: the source says in the passages below that something is not so.',
  reports: 'The document reports this in the passages below.',
  states: 'The claim is one of those that state this proposition.',
  disputes: 'The two contradict each other: opposite polarity, or figures that cannot both hold.',
  corroborates: 'The claims go back to different origins.',
  echoes: 'The claim goes back to an origin that is already counted.',
  affiliation: 'An article says so.', publishes: 'The outlet published the document.',
  mentions: 'The name stands in the document.', about: 'The claims of the proposition are about this event.',
  carried: 'The claim came through this interview, outlet or agency.',
};

let panelKey = '';
function showPanel() {
  const panel = $('panel');
  const key = JSON.stringify([state.sel, state.view === 'chain' && state.chain, state.focus]);
  if (key === panelKey) return;
  panel.replaceChildren(...chosenContent());
  if (panelKey) {
    panel.scrollTop = 0;
    announce();
  }
  panelKey = key;
}
// A line for those who don't see the panel change.
function announce() {
  const words = ['.kind', 'h2', '#panel > p > .chip'].map((part) => $('panel').querySelector(part)).filter(Boolean).map((e) => e.textContent);
  $('told').textContent = cut(words.join(': '), 300);
}
function chosenContent() {
  const sel = state.sel || (state.view === 'chain' ? state.chain : '');
  if (sel.startsWith('edge:')) return edgeContent(data.edges[+sel.slice(5)]);
  if (sel.startsWith('thread:')) return threadContent(+sel.slice(7));
  const node = nodeOf.get(sel);
  if (!node) return introduction();
  const content = { proposition: aboutProposition, claim: aboutClaim, document: aboutDocument, outlet: aboutOutlet, event: aboutEvent, carrier: aboutCarrier };
  return (content[node.kind] || aboutEntity)(node);
}
function head(kind, words, node) {
  const out = [el('p', { class: 'kind' }, plain(kind)), el('h2', { tabindex: -1 }, said(words))];
  if (node) out.push(el('p', {}, focusButton(node)));
  return out;
}
function focusButton(node) {
  const on = state.focus === node.key;
  return el('button', { 'aria-pressed': String(on), on: { click: () => go({ view: 'map', level: 'detail', focus: on ? '' : node.key, sel: node.key }) } }, on ? 'Show the whole map' : 'Show the neighbourhood');
}
function section(title, ...children) {
  return [el('h3', {}, title), ...children];
}
// A proposition in a list: its verdict, whether it is disputed, and what it says.
function told(p) {
  return el('li', {}, chip(p), p.flags.includes('disputed') ? el('span', { class: 'chip against' }, 'disputed') : null, chooser(p.id, p.label));
}
function introduction() {
  const count = (verdict) => data.propositions.filter((p) => p.verdict === verdict).length;
  const disputed = data.propositions.filter((p) => p.flags.includes('disputed')).length;
  const some = (n, one, many = one + 's') => `${n} ${n === 1 ? one : many}`;
  const summary = `${some(data.documents.length, 'document')}, ${some(data.claims.length, 'claim')}, ${some(data.propositions.length, 'proposition')}: ${count('corroborated')} corroborated, ${some(count('echo'), 'echo', 'echoes')}, ${disputed} disputed.`;
  const list = el('ul', { class: 'told' });
  more(list, data.propositions.map((p) => () => told(p)), 12);
  return [el('h2', { tabindex: -1 }, 'Who says what, and who else says so'), el('p', {}, summary),
    el('p', { class: 'meta' }, 'Choose anything on the map to see the evidence. Nothing here says what is true: only who said it, and whether others say so independently.'),
    ...section('Propositions, most telling first', list)];
}

// --- propositions --------------------------------------------------------------------------
function chip(p) {
  const words = `${plain(p.verdict)} ${p.support[0]}`;
  return el('span', { class: 'chip ' + p.verdict }, words);
}
function interval(p) {
  const [named, strict, high] = p.support;
  return `${named} [${strict}–${high}]`;
}
function aboutProposition(node) {
  const p = propositionOf.get(node.key);
  const [named, , , full, organisations] = p.support;
  const out = [...head(p.polarity === 'denied' ? 'proposition, a denial' : 'proposition', p.label)];
  out.push(el('p', {}, el('span', { class: 'chip ' + p.verdict }, plain(p.verdict)), ...p.flags.map((f) => el('span', { class: 'chip ' + (f === 'disputed' ? 'against' : '') }, plain(f)))));
  out.push(el('p', {}, said(p.reason)));
  out.push(el('p', { class: 'interval', title: 'named [strict–max]' }, interval(p), ' ', el('small', {}, 'independent origins: named [strict–max]')));
  if (full !== named) out.push(el('p', { class: 'meta' }, `${full} if an article or an interview counts once, however many speak in it.`));
  if (organisations !== named) out.push(el('p', { class: 'meta' }, `${organisations} if an organisation counts once, however many speak for it.`));
  out.push(el('p', {}, el('button', { id: 'show-chain', on: { click: () => go({ view: 'chain', chain: p.id }) } }, 'Show the chain'), ' ', focusButton(node)));
  out.push(...bottleneckLines(p));
  if (p.words.length) out.push(...section('Chains, origin first', chainWords(p)));
  out.push(...disputeLines(p));
  out.push(...section(`Claims (${p.claims.length})`, el('p', { class: 'key' }, 'Marked: ', ...ROLES.map((r) => el('mark', { class: r }, r)).flatMap((m) => [m, ' '])), evidenceList(p.claims)));
  return out;
}
function chainWords(p) {
  const list = el('div', { class: 'steps' });
  more(list, p.words.map((steps) => () => el('p', {}, steps.map((s, i) => [i ? ' → ' : '', said(s)]))), 8);
  return list;
}
function bottleneckLines(p) {
  if (!p.bottleneck.length) return [];
  const names = (list, word) => list.slice(0, 12).flatMap((n, i) => [i ? word : '', el('strong', {}, said(n))]);
  const near = p.near.filter((n) => !p.bottleneck.includes(n));
  const one = p.bottleneck.length === 1;
  const words = one ? 'All of its support passes through ' : `Its support would fail only with these ${p.bottleneck.length}: `;
  const line = el('p', {}, words, ...names(p.bottleneck, ', '), ...(near.length ? [one ? ' and ' : '; nearer the proposition: ', ...names(near, ', ')] : []), '.');
  return section(one ? 'Bottleneck' : 'Narrowest place', line);
}
function disputeLines(p) {
  const out = [];
  const claims = [...new Set(p.disputes)];
  for (const [i, number] of p.disputes.slice(0, 30).entries()) {
    const c = data.claims[number];
    const [who, reason] = p.disputers[i];
    out.push(el('p', {}, c.who ? chooser(c.who, who) : said(who), ': ', said(reason)));
  }
  for (const other of p.opposes) {
    const q = propositionOf.get(other);
    out.push(el('p', {}, 'Against: ', chip(q), chooser(q.id, q.label)));
  }
  if (claims.length) out.push(evidenceList(claims.slice(0, 30)));
  return out.length ? section('Disputed by', ...out) : [];
}

// --- the rest --------------------------------------------------------------------------------
function inTime(test) {
  const found = [];
  data.claims.forEach((c, i) => { if (test(c)) found.push(i); });
  return found; // claims are stored in order of publication
}
function aboutEntity(node) {
  const e = data.entities[node.key];
  const out = head(node.kind, e.name, node);
  const above = e.affiliation && data.entities[e.affiliation];
  if (e.roles.length) out.push(el('p', {}, e.roles.flatMap((r, i) => [i ? ', ' : '', said(r)])));
  if (above) out.push(el('p', {}, 'Belongs to ', chooser(e.affiliation, above.name)));
  if (e.aliases.length) out.push(el('p', { class: 'meta' }, 'Also: ', e.aliases.flatMap((a, i) => [i ? ', ' : '', said(a)])));
  if (node.narrow) out.push(el('p', {}, el('span', { class: 'chip against' }, 'bottleneck'), 'All support for some proposition passes here.'));
  const claims = inTime((c) => c.who === node.key);
  if (claims.length) out.push(...section(`Said, in order of time (${claims.length})`, spoken(claims)));
  return out.concat(mentionedIn(node));
}
function spoken(numbers) {
  const box = el('div', {});
  more(box, numbers.map((n) => () => {
    const p = propositionOf.get(data.claims[n].proposition);
    const item = evidence(n, { heading: false });
    if (p) item.prepend(el('p', {}, chip(p), chooser(p.id, p.label)));
    item.prepend(el('div', { class: 'key' }, stanceWords(data.claims[n])));
    return item;
  }), 20);
  return box;
}
function mentionedIn(node) {
  const found = data.edges.filter((e) => e.kind === 'mentions' && e.to === node.id).map((e) => data.nodes[e.from].key);
  if (!found.length) return [];
  const box = el('div', {});
  more(box, found.map((key) => () => documentLine(documentById.get(key))), 12);
  return section(`Mentioned in (${found.length})`, box);
}
function documentLine(d) {
  return el('p', {}, chooser(d.id, d.title), el('span', { class: 'meta' }, ' ', said(d.outlet), ' · ', d.date ? said(d.date) : 'undated'));
}
function aboutClaim(node) {
  const c = data.claims[node.claim];
  const p = propositionOf.get(c.proposition);
  const out = head(c.stance[0] === 'denied' ? 'claim, a denial' : 'claim', c.name, node);
  out.push(evidence(node.claim));
  if (p) out.push(...section('States', el('p', {}, chip(p), chooser(p.id, p.label))));
  for (const e of data.edges) if (e.score !== undefined && (e.from === node.id || e.to === node.id)) out.push(relationLine(e, node));
  return out;
}
function relationLine(e, node) {
  const out = e.from === node.id;
  const other = data.claims[data.nodes[out ? e.to : e.from].claim];
  const words = out ? RELATIONS[e.kind] + ' ' : { corroborates: 'is corroborated by ', echoes: 'is echoed by ', disputes: 'is disputed by ' }[e.kind];
  return el('p', {}, words, chooser(other.id, `${other.name} (${documentOf(other).outlet})`), ': ', said(e.why), el('span', { class: 'meta' }, ` score ${e.score}`));
}
function aboutDocument(node) {
  const d = documentById.get(node.key);
  const claims = inTime((c) => documentOf(c) === d);
  return [...head('document', d.title, node), el('p', {}, chooser('outlet:' + d.outlet, d.outlet), ' · ', d.date ? said(d.date) : 'undated', ...opener(d)),
    el('p', { class: 'meta' }, said(d.path)), ...section(`Reports (${claims.length})`, evidenceList(claims))];
}
function aboutOutlet(node) {
  const found = data.documents.filter((d) => 'outlet:' + d.outlet === node.key);
  const box = el('div', {});
  more(box, found.map((d) => () => documentLine(d)), 40);
  return [...head('outlet', node.key.slice(7), node), ...section(`Documents (${found.length})`, box)];
}
function aboutEvent(node) {
  const found = data.propositions.filter((p) => p.event === node.key);
  const time = data.events[node.key].time;
  const box = el('ul', { class: 'told' });
  more(box, found.map((p) => () => told(p)), 30);
  return [...head('event', node.label, node), ...(time ? [el('p', { class: 'meta' }, said(time))] : []), ...section(`Propositions (${found.length})`, box)];
}
function aboutCarrier(node) {
  return [...head(node.means, node.label, node), ...section('Claims that came through it', evidenceList(inTime((c) => c.carrierNode === node.key)))];
}
function edgeWords(e) {
  const [a, b] = [data.nodes[e.from], data.nodes[e.to]];
  return `${nameOf(a)} ${verbOf(e, b)} ${nameOf(b)}`;
}
function edgeContent(e) {
  if (!e) return introduction();
  const [a, b] = [data.nodes[e.from], data.nodes[e.to]];
  return [...head('relation', RELATIONS[e.kind]), el('p', {}, chooser(a.key, nameOf(a)), ` ${verbOf(e, b)} `, chooser(b.key, nameOf(b))),
    ...section('Why', el('p', {}, WHY[e.kind]), ...(e.why ? [el('p', {}, said(e.why))] : [])),
    ...(e.claims.length ? section('Evidence', evidenceList(e.claims)) : [])];
}
// A denial is a proposition of its own, whose label says what the source says.
const verbOf = (e, to) => (e.kind === 'denies' && to.kind === 'proposition' ? 'says:' : RELATIONS[e.kind]);
function nameOf(n) {
  if (n.kind === 'proposition') return propositionOf.get(n.key).label;
  if (n.kind === 'claim') { const c = data.claims[n.claim]; return `claim of ${c.name}`; }
  if (n.kind === 'document') return documentById.get(n.key).title;
  return data.entities[n.key] ? data.entities[n.key].name : n.label.replaceAll('\n', ' ');
}
function threadContent(number) {
  const t = allThreads(state.chain)[number];
  if (!t) return introduction();
  const words = t.origin < 0 ? 'does not count as support' : `goes back to origin ${t.origin + 1}`;
  return [...head('part of a chain', `${t.from.title} → ${t.to.title}`), el('p', {}, `This way ${words}${t.echo ? '; it is an echo of a report counted already' : ''}.`),
    ...section(`Claims that came this way (${t.claims.length})`, evidenceList(t.claims))];
}
