// The timeline: documents by day, with two handles that limit the dates.
const published = data.documents.map((d) => d.day).filter((day) => day && !Number.isNaN(Date.parse(day))).sort();
const days = calendar(published[0], published[published.length - 1]);

// Every day from the first to the last, as ISO dates.
function calendar(first, last) {
  const out = [];
  for (let t = Date.parse(first); t <= Date.parse(last) && out.length < 40000; t += 864e5) out.push(new Date(t).toISOString().slice(0, 10));
  return out;
}

function buildTime() {
  if (days.length < 2) { $('time').hidden = true; return; }
  const bars = svg('svg', { preserveAspectRatio: 'none', viewBox: `0 0 ${days.length} 10`, 'aria-hidden': 'true' });
  const counts = new Map();
  for (const day of published) counts.set(day, (counts.get(day) || 0) + 1);
  const high = Math.max(...counts.values());
  const width = Math.min(0.9, days.length / 40) + days.length / 400;
  for (const [day, n] of counts) bars.append(svg('rect', { class: 'bar', 'data-day': day, 'data-count': n, x: days.indexOf(day) + 0.5 - width / 2, y: 10 - (10 * n) / high, width, height: (10 * n) / high }));
  const slider = (id, words) => el('input', { type: 'range', id, min: 0, max: days.length - 1, step: 1, 'aria-label': words, on: { input: moved, change: () => { moving = false; } } });
  $('time').replaceChildren(el('b', {}, 'Published'), el('span', { id: 'time-from' }), el('div', { class: 'bars' }, bars, el('div', { class: 'track' }), slider('from', 'First date'), slider('to', 'Last date')), el('span', { id: 'time-to' }));
}
let moving = false; // a whole drag is one step for the back button
function moved() {
  const [a, b] = [+$('from').value, +$('to').value].sort((x, y) => x - y);
  go({ from: a > 0 ? days[a] : '', to: b < days.length - 1 ? days[b] : '' }, moving);
  moving = true;
}
function showTime() {
  if (days.length < 2) return;
  const first = state.from ? Math.max(0, days.findIndex((d) => d >= state.from)) : 0;
  const after = state.to ? days.findIndex((d) => d > state.to) : -1;
  const last = after < 0 ? days.length - 1 : Math.max(0, after - 1);
  if (document.activeElement !== $('to')) $('from').value = first;
  if (document.activeElement !== $('from')) $('to').value = last;
  $('time-from').textContent = days[first];
  $('time-to').textContent = days[last];
  $('from').setAttribute('aria-valuetext', days[first]);
  $('to').setAttribute('aria-valuetext', days[last]);
  document.querySelectorAll('#time .bar').forEach((b) => b.classList.toggle('in', b.dataset.day >= days[first] && b.dataset.day <= days[last]));
}
