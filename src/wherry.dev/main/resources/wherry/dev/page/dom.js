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

export const pretty = (json) => JSON.stringify(json, null, 2);

const SHOWN = 200_000;

/** Text as it is. A browser would be slow with more than is shown. */
export function block(text) {
  const cut = text.length > SHOWN;
  return h('pre', { tabIndex: 0 }, cut ? `${text.slice(0, SHOWN)}\n… ${text.length - SHOWN} characters more` : text);
}

export const bytes = (count) => (count < 1000 ? `${count} B` : `${(count / 1000).toFixed(1)} kB`);

export const sizeOf = (text) => new TextEncoder().encode(text).length;
