// A claim as it stands in its document: quotation in its sentence, source, cue and content marked.
const ROLES = ['source', 'cue', 'content'];

// Offsets count code points; strings here count UTF-16 units, so cut an array of code points.
function marked(text, spans) {
  const points = Array.from(text);
  const bounds = new Set([0, points.length]);
  spans.flat().forEach(([s, e]) => { bounds.add(clamp(s, points.length)); bounds.add(clamp(e, points.length)); });
  const cuts = [...bounds].sort((a, b) => a - b);
  const quote = el('blockquote', { dir: 'auto' });
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i], cuts[i + 1]];
    const piece = points.slice(start, end).join('');
    const role = ROLES.filter((_, r) => spans[r].some(([s, e]) => s <= start && end <= e)).pop();
    quote.append(role ? el('mark', { class: role, title: role }, piece) : piece);
  }
  return quote;
}
const clamp = (n, high) => Math.max(0, Math.min(n, high));

function stanceWords(c) {
  const [, certainty, time] = c.stance;
  return `${c.sign}, ${certainty}${time === 'future' ? ', about the future' : ''}`;
}

function evidence(number, { heading = true } = {}) {
  const c = data.claims[number];
  const { start, text } = data.passages[c.passage];
  const d = documentOf(c);
  const [first, last] = hull(c.spans[2]);
  const box = el('div', { class: 'evidence ' + c.stance[0], 'data-claim': c.id });
  if (heading) box.append(el('p', {}, c.who ? chooser(c.who, c.name) : said(c.name), ' ', el('span', { class: 'key' }, stanceWords(c))));
  box.append(marked(text, c.spans));
  box.append(el('div', { class: 'meta' }, chooser(d.id, d.outlet), ' · ', d.date ? said(d.date) : 'undated', ` · characters ${start + first}–${start + last}`, ...opener(d)));
  const notes = noteLines(c);
  if (notes.length) box.append(el('div', { class: 'meta' }, ...notes));
  return box;
}
function hull(spans) {
  return spans.length ? [Math.min(...spans.map((s) => s[0])), Math.max(...spans.map((s) => s[1]))] : [0, 0];
}
function opener(d) {
  if (!d.url) return [];
  return [' · ', el('a', { href: d.url, target: '_blank', rel: 'noopener noreferrer' }, 'open article')];
}
function noteLines(c) {
  const out = [];
  if (c.own) out.push('In the article’s own voice. ');
  if (c.carrier) out.push('Came through ', said(c.carrier), '. ');
  if (c.basis) out.push('Relays ', said(c.basis), '. ');
  if (c.section) out.push(`Stands in a ${c.section}. `);
  if (c.note) out.push(said(c.note), ' ');
  return out;
}
// A button that chooses a node.
function chooser(key, words) {
  if (!nodeOf.has(key)) return said(words);
  return el('button', { class: 'link', 'data-key': key, on: { click: () => go({ sel: key }) } }, said(words));
}
function evidenceList(numbers, options) {
  const box = el('div', {});
  more(box, numbers.map((n) => () => evidence(n, options)), 20);
  return box;
}
// Show the first items of a long list and the rest on demand.
function more(box, makers, step) {
  makers.slice(0, step).forEach((make) => box.append(make()));
  if (makers.length <= step) return;
  const button = el('button', { on: { click: () => { button.remove(); more(box, makers.slice(step), step * 5); } } }, `Show more (${makers.length - step})`);
  box.append(button);
}
