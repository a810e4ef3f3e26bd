// The page: its lists, what is chosen, and the connection to a server that may be replaced at any time.
import { CallError, Client } from './client.js';
import { block, byId, h, say } from './dom.js';
import { lint, lintView } from './lint.js';
import { Traffic } from './traffic.js';
import { KINDS, View } from './view.js';

const LOOK_MILLIS = 1000;
const AWAY_MILLIS = 300;

const traffic = new Traffic(byId('messages'));
const app = { client: new Client('/mcp', (...message) => traffic.add(...message), () => { byId('access').hidden = false; }), capabilities: {}, follow };
const lists = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, []]));
const views = new Map();
const followed = new Map();
const modules = new Map();
let connected = false;
let changes = -1;

/** Looks at the server again and again, since it is replaced when its sources change. */
async function watch() {
  for (;;) {
    const response = await fetch('/page/state').catch(() => undefined);
    if (response) await follows(response);
    else lost('The server is away');
    await new Promise((resolve) => setTimeout(resolve, connected ? LOOK_MILLIS : AWAY_MILLIS));
  }
}

async function follows(response) {
  try {
    const state = await response.json();
    if (!connected) await connect(/<([^>]+)>/.exec(response.headers.get('Link'))[1]);
    if (changes !== state.changes) showModules(state);
  } catch (error) {
    lost(error.message);
    if (!(error instanceof CallError)) throw error;
  }
}

function lost(why) {
  connected = false;
  tell(why, 'away');
}

async function connect(path) {
  app.client.url = path;
  const { capabilities, _meta: meta } = await app.client.call('server/discover', {});
  app.capabilities = capabilities;
  const { name, title, version } = meta?.['io.modelcontextprotocol/serverInfo'] ?? {};
  byId('server').textContent = title ?? name ?? 'Server';
  byId('version').textContent = version ?? '';
  document.title = `${title ?? name ?? 'Server'} · Wherry`;
  await Promise.all(Object.keys(KINDS).map(load));
  connected = true;
  changes = -1;
  tell('Connected', 'here');
  listen();
}

function listen() {
  app.client.listen([...followed.keys()], ({ method, params }) => {
    if (method === 'notifications/resources/updated') followed.get(params.uri)?.();
    if (method === 'notifications/tools/list_changed') renew('tool');
    if (method === 'notifications/prompts/list_changed') renew('prompt');
    if (method === 'notifications/resources/list_changed') renew('resource', 'template');
  }).then((wasReplaced) => { connected = wasReplaced; }, () => { connected = false; });
}

function follow(uri, handler) {
  if (handler) followed.set(uri, handler);
  else followed.delete(uri);
  listen();
}

const renew = (...kinds) => Promise.all(kinds.map(load)).catch((error) => lost(error.message));

/** Gets a list, and shows it when it differs. */
async function load(kind) {
  const [method, member] = KINDS[kind].list;
  const capability = kind === 'template' ? 'resources' : member;
  const next = app.capabilities[capability] ? await app.client.list(method, member) : [];
  if (JSON.stringify(next) === JSON.stringify(lists[kind])) return;
  if (lists[kind].length) say(`${KINDS[kind].plural} have changed`);
  lists[kind] = next;
  showLists();
  if (kind === 'tool') showLint(false);
  show();
}

function showLists() {
  const focused = document.activeElement?.getAttribute?.('href');
  const words = byId('filter').value.toLowerCase();
  byId('lists').replaceChildren(...Object.entries(KINDS).map(([kind, what]) => {
    const found = lists[kind].filter((item) => `${what.id(item)} ${item.title ?? ''} ${item.description ?? ''}`.toLowerCase().includes(words));
    return lists[kind].length === 0 ? null : h('section', { 'aria-label': what.plural }, h('h2', {}, what.plural, h('span', { className: 'count' }, found.length)),
      h('ul', {}, found.map((item) => h('li', {}, link(kind, what, item)))));
  }).filter(Boolean));
  mark();
  if (focused) document.querySelector(`#lists a[href="${CSS.escape(focused)}"]`)?.focus();
}

const link = (kind, what, item) => h('a', { href: `#${kind}/${encodeURIComponent(what.id(item))}`, title: item.description?.split('\n')[0] ?? '' },
  kind === 'resource' || kind === 'template' ? [h('span', {}, item.title ?? item.name), h('small', {}, what.id(item))] : what.id(item));

/** Shows what the address names. A view keeps what was typed and answered until its definition changes. */
function show(moves = false) {
  const [, kind, id] = /^#(\w+)\/(.*)$/.exec(location.hash) ?? [];
  if (kind === 'lint') showLint(moves);
  if (!KINDS[kind]) return;
  const name = decodeURIComponent(id);
  // A result may link to a resource that no list has.
  const item = lists[kind].find((each) => KINDS[kind].id(each) === name) ?? (kind === 'resource' && connected ? { uri: name, name } : undefined);
  const earlier = views.get(location.hash);
  if (!item) {
    byId('main').replaceChildren(h('p', { className: 'empty' }, connected ? `The server has no ${kind} ${name}.` : ''));
  } else if (JSON.stringify(earlier?.item) !== JSON.stringify(item)) {
    const view = new View(kind, item, app);
    if (earlier) view.takeOver(earlier);
    views.set(location.hash, view);
    keepFocus(() => byId('main').replaceChildren(view.element));
  } else if (!earlier.element.isConnected) {
    byId('main').replaceChildren(earlier.element);
  }
  mark();
  if (moves) byId('main').focus();
}

/** Replaces a form. The control in the place of the one that had the focus gets it. */
function keepFocus(replace) {
  const controls = () => [...byId('main').querySelectorAll('input, select, textarea, button')];
  const place = controls().indexOf(document.activeElement);
  replace();
  if (place >= 0) controls()[place]?.focus();
}

/** The report is asked for each time, since it costs little and the tools may have changed. */
async function showLint(moves) {
  const report = await lint().catch(() => undefined);
  if (!report) return;
  byId('breaks').textContent = report.clean ? '' : 'breaks clients';
  if (location.hash !== '#lint/') return;
  byId('main').replaceChildren(lintView(report));
  mark();
  if (moves) byId('main').focus();
}

function mark() {
  for (const each of document.querySelectorAll('nav a')) {
    if (each.hash === location.hash) each.setAttribute('aria-current', 'page');
    else each.removeAttribute('aria-current');
  }
}

/** Tells which modules were replaced, and why one is not as its sources are. */
function showModules(state) {
  const isFirst = changes < 0;
  changes = state.changes;
  for (const { name, loads } of state.modules) {
    if (!isFirst && modules.get(name) !== loads) tell(`${name} reloaded at ${new Date().toLocaleTimeString()}`, 'here');
    modules.set(name, loads);
  }
  byId('problems').replaceChildren(...state.modules.filter(({ problem }) => problem).map(({ name, problem }) => {
    const [first, ...rest] = problem.split('\n');
    return h('div', {}, h('b', {}, name), ` is ${first}`, rest.length ? block(rest.join('\n')) : null);
  }));
}

function tell(text, state) {
  const status = byId('status');
  if (status.textContent !== text) status.textContent = text;
  status.className = state;
}

byId('filter').addEventListener('input', showLists);
byId('clear').addEventListener('click', () => traffic.clear());
byId('access').addEventListener('submit', (event) => {
  event.preventDefault();
  app.client.token = byId('token').value.trim();
  byId('access').hidden = true;
  connected = false;
});
document.querySelector('.skip').addEventListener('click', (event) => { event.preventDefault(); byId('main').focus(); });
addEventListener('hashchange', () => show(true));
watch();
