// What the tools cost a model, and what not every client takes of them: the report of `wherry lint`.
import { bytes, h } from './dom.js';

export const lint = async () => (await fetch('/page/lint')).json();

const MOST = 200;

/** The report about one tool. */
export function lintOf({ tools }, name) {
  const tool = tools.find((each) => each.tool === name);
  if (!tool) return [];
  const breaks = tool.findings.filter((each) => each.breaks).length;
  return [h('details', { className: 'definition', open: breaks > 0 && !tool.exception },
    h('summary', {}, `Lint · about ${tool.tokens} tokens · `, counted(breaks, tool.findings.length - breaks)),
    tool.exception ? h('p', { className: 'about' }, `Excepted: ${tool.exception}`) : null, findings(tool.findings))];
}

/** The whole report. */
export function lintView({ tools, list, clients, bytes: size, tokens, tokensEstimatedFrom }) {
  const rows = tools.map((tool) => {
    const breaking = tool.findings.filter((each) => each.breaks);
    const families = [...new Set(breaking.flatMap(({ effects }) => effects.filter((each) => each.breaks).map(({ client }) => client)))];
    return h('tr', {}, h('td', {}, h('a', { href: `#tool/${encodeURIComponent(tool.tool)}` }, tool.tool)), figure(tool.bytes), figure(tool.tokens),
      figure(tool.findings.length - breaking.length), h('td', { className: 'breaks' }, tool.exception ? `excepted: ${tool.exception}` : families.join(', ')));
  });
  return h('article', {}, h('header', {}, h('h2', {}, 'Lint'), h('p', { className: 'description' },
    `${tools.length} tools cost about ${tokens} tokens of a model's context (${bytes(size)}; estimated from ${tokensEstimatedFrom}).`)),
  h('section', { className: 'part' }, table(['Clients', 'Breaks', 'Notes'], Object.entries(clients).map(([client, { breaks, notes }]) =>
    h('tr', {}, h('td', {}, client), figure(breaks, breaks ? 'breaks' : ''), figure(notes)))), list.length ? findings(list) : null),
  h('section', { className: 'part' }, table(['Tool', 'Bytes', 'Tokens', 'Notes', 'Breaks'], rows)));
}

const figure = (number, className = '') => h('td', { className: `figure ${className}` }, number.toLocaleString('en'));

const table = (heads, rows) => h('table', {}, h('thead', {}, h('tr', {}, heads.map((head) => h('th', { scope: 'col', className: ['Tool', 'Clients'].includes(head)
  || head === 'Breaks' && heads.length > 3 ? '' : 'figure' }, head)))), h('tbody', {}, rows));

const counted = (breaks, notes) => [h('span', { className: breaks ? 'breaks' : '' }, `${breaks} that break clients`), ` · ${notes} ${notes === 1 ? 'note' : 'notes'}`];

/** What breaks a client comes first. */
function findings(all) {
  const sorted = all.toSorted((one, other) => other.breaks - one.breaks);
  return h('ul', { className: 'findings' }, sorted.slice(0, MOST).map(({ at, breaks, effects, instead }) => h('li', { className: breaks ? 'broken' : '' },
    at ? h('code', {}, at) : null, effects.map(({ client, what }) => h('p', {}, h('b', {}, `${client}: `), what)), h('p', { className: 'about' }, `Instead: ${instead}`))));
}
