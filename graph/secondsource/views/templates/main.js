// Start, keys, and the one function that brings the page in line with the state.
function render() {
  for (const view of ['map', 'chain', 'table']) $('view-' + view).hidden = state.view !== view;
  showControls();
  if (state.view === 'map') drawMap();
  if (state.view === 'chain') drawChain();
  if (state.view === 'table') drawTable();
  showPanel();
}
function restyle() {
  colours.clear();
  sheet = getComputedStyle(document.documentElement);
  buildLegend();
  shownKey = '';
  render();
}
// The chain view takes up the proposition that is chosen, or that the chosen claim states.
function turnTo(view) {
  const n = nodeOf.get(state.sel);
  const key = n && n.kind === 'claim' ? data.claims[n.claim].proposition : state.sel;
  go(view === 'chain' && propositionOf.has(key) ? { view, chain: key } : { view });
}
function buildChainPick() {
  $('chain-pick').replaceChildren(...data.propositions.filter((p) => data.chains[p.id]).map((p) => el('option', { value: p.id }, `${plain(p.verdict)} ${interval(p)} · ${cut(p.label, 90)}`)));
  $('chain-pick').addEventListener('change', (e) => go({ chain: e.target.value, sel: e.target.value }));
}
const KEYS = [['/', 'search'], ['m, c, t', 'map, chain, table'], ['arrows', 'move the map'], ['+ −', 'zoom'], ['0', 'show all'], ['f', 'neighbourhood of what is chosen'], ['Esc', 'choose nothing, leave the neighbourhood'], ['Tab, Enter', 'go through a chain and choose']];
function buildHelp() {
  const close = el('button', { on: { click: () => $('help').close() } }, 'Close');
  $('help').replaceChildren(el('h2', {}, 'How to read this'),
    el('p', {}, 'A proposition is what a group of claims states. Its number counts independent origins: named [strict–max]. Ten outlets that relay one interview count 1.'),
    el('p', {}, 'An echo goes back to an origin that is already counted. A bottleneck is a person, an interview or an article through which all support passes. Disputed means that somebody says the opposite.'),
    el('p', {}, 'Verdicts weigh who says so. None says whether it is true.'),
    el('h3', {}, 'Keys'), ...KEYS.map(([k, words]) => el('p', {}, el('kbd', {}, k), ' ', words)), close);
  $('help-open').addEventListener('click', () => $('help').showModal());
}
function onKey(e) {
  if (e.ctrlKey || e.metaKey || e.altKey || e.target.matches('input, select, textarea')) return;
  const step = 80 / (network ? network.getScale() : 1);
  const act = {
    '/': () => $('search').focus(), m: () => turnTo('map'), c: () => turnTo('chain'), t: () => turnTo('table'),
    f: () => nodeOf.has(state.sel) && go({ view: 'map', focus: state.sel, level: 'detail' }), Escape: () => go({ sel: '', focus: '' }),
    ...(state.view === 'map' && e.target === $('network') ? { ArrowLeft: () => shift(-step, 0), ArrowRight: () => shift(step, 0), ArrowUp: () => shift(0, -step), ArrowDown: () => shift(0, step), Enter: () => $('panel').focus() } : {}),
    ...(state.view === 'map' ? { '+': () => zoom(1.3), '=': () => zoom(1.3), '-': () => zoom(1 / 1.3), 0: () => network.fit({ animation: false }) } : {}),
  }[e.key];
  if (act) { e.preventDefault(); act(); }
}
function shift(dx, dy) {
  const at = network.getViewPosition();
  network.moveTo({ position: { x: at.x + dx, y: at.y + dy }, animation: false });
}

state = parse(location.hash);
buildLegend();
buildFilters();
buildTools();
buildTime();
buildChainPick();
buildHelp();
for (const tab of document.querySelectorAll('[role=tab]')) tab.addEventListener('click', () => turnTo(tab.dataset.view));
$('reset').addEventListener('click', () => { fitNext = true; go({ ...START, view: state.view }); });
$('search').addEventListener('input', showHits);
$('search').addEventListener('focus', showHits);
$('search').addEventListener('blur', () => { $('hits').hidden = true; });
$('search').addEventListener('keydown', searchKey);
document.addEventListener('keydown', onKey);
window.addEventListener('popstate', () => { state = parse(location.hash); render(); });
window.addEventListener('resize', () => { if (state.view === 'chain') drawChain(); });
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', restyle);
// The frame of the page is painted before the graph is drawn.
setTimeout(() => {
  render();
  if (state.view === 'map' && state.sel) bringIntoView(state.sel);
  document.documentElement.dataset.ready = 'true';
});
// For notebooks and tests that want to look at the drawing itself.
window.secondsource = { network: () => network, node: (key) => nodeOf.get(key), drawn: () => nodeSet.getIds().map((id) => data.nodes[id].key), state: () => ({ ...state }), go };
