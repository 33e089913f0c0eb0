// Start, keys, and the one function that brings the page in line with the state.
function render() {
  const held = document.activeElement;
  for (const view of ['map', 'chain', 'table']) $('view-' + view).hidden = state.view !== view;
  showControls();
  if (state.view === 'map') drawMap();
  if (state.view === 'chain') drawChain();
  if (state.view === 'table') drawTable();
  showPanel();
  keepFocus(held);
}
// Where the element with the focus has gone, the focus goes to the panel's heading, not astray.
function keepFocus(held) {
  if (held && !held.isConnected && document.activeElement === document.body) ($('panel').querySelector('h2') || $('panel')).focus({ preventScroll: true });
}
function restyle() {
  chainKey = '';
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
  const select = $('chain-pick');
  if (!select.options.length) fillChainPick(select);
  select.value = state.chain;
}
function fillChainPick(select) {
  select.replaceChildren(...data.propositions.filter((p) => chainRow.has(p.id)).map((p) => el('option', { value: p.id }, `${plain(p.verdict)} ${interval(p)} · ${cut(p.label, 90)}`)));
}
const KEYS = [['/', 'search'], ['m, c, t', 'map, chain, table'], ['n, p', 'next and previous node on the map'], ['Enter', 'from the map to the evidence'], ['arrows', 'move the map; on the tabs: change the view'], ['+ −', 'zoom'], ['0', 'show all'], ['f', 'neighbourhood of what is chosen'], ['Esc', 'choose nothing, leave the neighbourhood'], ['Tab, Enter', 'go through a chain and choose']];
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
  if (e.ctrlKey || e.metaKey || e.altKey || $('help').open || e.target.matches('input, select, textarea')) return;
  const pixels = 80 / (network ? network.getScale() : 1);
  const act = {
    '/': () => $('search').focus(), m: () => turnTo('map'), c: () => turnTo('chain'), t: () => turnTo('table'),
    f: () => nodeOf.has(state.sel) && go({ view: 'map', focus: state.sel, level: 'detail' }), Escape: () => go({ sel: '', focus: '' }),
    ...(state.view === 'map' && e.target === $('network') ? { ArrowLeft: () => shift(-pixels, 0), ArrowRight: () => shift(pixels, 0), ArrowUp: () => shift(0, -pixels), ArrowDown: () => shift(0, pixels), Enter: () => $('panel').focus() } : {}),
    ...(state.view === 'map' ? { n: () => step(1), p: () => step(-1), '+': () => zoom(1.3), '=': () => zoom(1.3), '-': () => zoom(1 / 1.3), 0: () => network.fit({ animation: false }) } : {}),
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
$('chain-pick').addEventListener('change', (e) => go({ chain: e.target.value, sel: e.target.value }));
buildHelp();
const tabs = [...document.querySelectorAll('[role=tab]')];
for (const [i, tab] of tabs.entries()) {
  tab.addEventListener('click', () => turnTo(tab.dataset.view));
  tab.addEventListener('keydown', (e) => {
    const next = { ArrowRight: i + 1, ArrowLeft: i + 2, Home: 0, End: 2 }[e.key];
    if (next === undefined) return;
    e.preventDefault();
    turnTo(tabs[next % 3].dataset.view);
    tabs[next % 3].focus();
  });
}
$('side-open').addEventListener('click', () => $('side-open').setAttribute('aria-expanded', String($('side').classList.toggle('open'))));
$('skip').addEventListener('click', () => { turnTo('table'); $('view-table').querySelector('button').focus(); });
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
  if (state.view === 'map' && state.sel && !state.focus) bringIntoView(state.sel);
  document.documentElement.dataset.ready = 'true';
});
// For notebooks and tests that want to look at the drawing itself.
window.secondsource = { network: () => network, node: (key) => nodeOf.get(key), drawn: () => nodeSet.getIds().map((id) => data.nodes[id].key), state: () => ({ ...state }), data, go };
