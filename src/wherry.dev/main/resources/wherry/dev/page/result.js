// Results: content of every kind, and structured values as a tree.
import { block, bytes, h, pretty } from './dom.js';

const OPEN_DEPTH = 3;
const MOST_MEMBERS = 500;

/** The elements of a result of tools/call, resources/read or prompts/get. */
export function resultOf({ content, contents, messages, structuredContent, description }) {
  if (contents) return contents.map(resource);
  if (messages) return [description ? h('p', {}, description) : null, ...messages.map(({ role, content: said }) => part(role, [said].flat().map(contentOf)))];
  const blocks = (content ?? []).map((each) => contentOf(each));
  if (structuredContent === undefined) return blocks;
  const tree = part('structured', treeOf(structuredContent));
  const only = content?.length === 1 && isSame(content[0].text, structuredContent);
  return [tree, ...(only ? [h('details', {}, h('summary', {}, 'The same as text'), ...blocks)] : blocks)];
}

const part = (name, ...children) => h('section', { className: 'part' }, h('h4', {}, name), ...children);

function isSame(text, value) {
  try {
    return JSON.stringify(JSON.parse(text)) === JSON.stringify(value);
  } catch {
    return false;
  }
}

function contentOf(content) {
  switch (content.type) {
    case 'text': return block(content.text);
    case 'image': return picture(content.mimeType, content.data);
    case 'audio': return sound(content.mimeType, content.data);
    case 'resource': return resource(content.resource);
    case 'resource_link': return h('p', {}, h('a', { href: `#resource/${encodeURIComponent(content.uri)}` }, content.title ?? content.name), ' ',
      h('code', {}, content.uri), content.description ? ` ${content.description}` : '');
    default: return block(pretty(content));
  }
}

const dataUri = (type, data) => `data:${type};base64,${data}`;
const lengthOf = (base64) => bytes(Math.floor(base64.length * 3 / 4));
const picture = (type, data) => h('figure', {}, h('img', { src: dataUri(type, data), alt: `Picture, ${type}` }), h('figcaption', {}, `${type} · ${lengthOf(data)}`));
const sound = (type, data) => h('figure', {}, h('audio', { controls: true, src: dataUri(type, data) }), h('figcaption', {}, `${type} · ${lengthOf(data)}`));

function resource({ uri, mimeType = '', text, blob }) {
  const body = text !== undefined ? block(mimeType.includes('json') ? indented(text) : text)
    : mimeType.startsWith('image/') ? picture(mimeType, blob)
      : mimeType.startsWith('audio/') ? sound(mimeType, blob)
        : h('p', {}, h('a', { href: dataUri(mimeType || 'application/octet-stream', blob), download: uri.split('/').pop() }, `Save ${lengthOf(blob)}`));
  return part([uri, mimeType].filter(Boolean).join(' · '), body);
}

function indented(text) {
  try {
    return pretty(JSON.parse(text));
  } catch {
    return text;
  }
}

/** A value whose objects and arrays open and close. */
export function treeOf(value, name, depth = 0) {
  const label = name === undefined ? null : h('span', { className: 'key' }, name);
  if (typeof value !== 'object' || value === null || JSON.isRawJSON?.(value)) {
    return h('div', { className: 'leaf' }, label, h('span', { className: `value ${value === null ? 'null' : typeof value === 'object' ? 'number' : typeof value}` }, JSON.stringify(value)));
  }
  const members = Object.entries(value);
  const size = Array.isArray(value) ? `[${members.length}]` : `{${members.length}}`;
  return h('details', { className: 'node', open: depth < OPEN_DEPTH && members.length <= 50 }, h('summary', {}, label, h('span', { className: 'size' }, size)),
    ...members.slice(0, MOST_MEMBERS).map(([key, each]) => treeOf(each, key, depth + 1)),
    members.length > MOST_MEMBERS ? h('p', { className: 'leaf' }, `… ${members.length - MOST_MEMBERS} more`) : null);
}
