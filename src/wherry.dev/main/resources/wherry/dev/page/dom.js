// Elements without markup in strings, so that nothing that a server says becomes code.
/** Properties of another kind than their attributes. */
const ATTRIBUTES = new Set(['list', 'spellcheck']);
let ids = 0;

/** An element with properties, attributes (`aria-…`, `role`, `for`), listeners (`onclick`) and children; null children are left out. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name in element && !ATTRIBUTES.has(name)) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

export const button = (text, onclick, more = {}) => h('button', { type: 'button', onclick, ...more }, text);

export const byId = (id) => document.getElementById(id);

export const newId = (name) => `${name}-${++ids}`;

/** Tells a change to people who do not see it. */
export function say(text) {
  byId('said').textContent = text;
}

/** Parses JSON. An integer that JavaScript's numbers cannot hold stays as it is written, where the browser can do that. */
export const parse = (text) => JSON.parse(text, (_, value, { source } = {}) => (Number.isInteger(value) && !Number.isSafeInteger(value) && source && JSON.rawJSON
  ? JSON.rawJSON(source) : value));

export const pretty = (json) => JSON.stringify(json, null, 2);

/** Submits a form at Ctrl+Enter, since Enter begins a line in many fields. */
export function submitsByKey(event) {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    event.currentTarget.requestSubmit();
  }
}

const SHOWN = 200_000;
const LONG = 1500;

/** Text as it is; long text can be scrolled by keys. A browser would be slow with more than is shown. */
export function block(text) {
  const cut = text.length > SHOWN;
  return h('pre', text.length > LONG ? { tabIndex: 0, role: 'region', 'aria-label': 'Long text' } : {}, cut ? `${text.slice(0, SHOWN)}\n… ${text.length - SHOWN} characters more` : text);
}

export const bytes = (count) => (count < 1000 ? `${count} B` : `${(count / 1000).toFixed(1)} kB`);

export const sizeOf = (text) => new TextEncoder().encode(text).length;
