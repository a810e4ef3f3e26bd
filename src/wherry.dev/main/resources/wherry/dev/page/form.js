// Forms made from JSON Schemas. A field has an `element`, `get()` (undefined when it is left out), `set(value)`, and `at(path)`, the field
// that a JSON Pointer of the server's message names. What has no form is typed as JSON. The server checks the values, not the browser.
import { button, h, newId, parse, pretty } from './dom.js';

const DEPTH = 5;
const TYPES = { date: 'date', email: 'email', uri: 'url', password: 'password' };

/**
 * The field for a whole object.
 *
 * @param prefill whether fields begin with their defaults; otherwise they show them, and the server fills them in
 */
export function objectField(schema, { prefill = false } = {}) {
  return new Builder(schema, prefill).object(schema, 0);
}

/** A text that is not JSON, with the control that has it. */
export class NotJson extends Error {}

class Builder {
  constructor(root, prefill) {
    this.root = root;
    this.prefill = prefill;
  }

  object(schema, depth) {
    const required = new Set(schema.required);
    const fields = Object.entries(schema.properties ?? {})
      .map(([name, property]) => [name, this.field(property, name, required.has(name), depth)]);
    return {
      element: h('div', { className: 'fields' }, fields.map(([, field]) => field.element)),
      get: () => Object.fromEntries(fields.map(([name, field]) => [name, field.get()]).filter(([, value]) => value !== undefined)),
      set: (value) => fields.forEach(([name, field]) => field.set(value?.[name])),
      at: (path) => fields.find(([name]) => name === path[0])?.[1].at(path.slice(1)),
    };
  }

  /** A property or an item with its label. */
  field(written, name, required, depth, isItem = false) {
    const schema = this.resolve(written);
    const choices = choicesOf(schema);
    const label = { name: schema.title ?? name, code: name, required, isItem, hint: hint(schema), description: schema.description };
    const field = this.kind(schema, choices, label, depth);
    if (this.prefill && schema.default !== undefined) field.set(schema.default);
    return field;
  }

  kind(schema, choices, label, depth) {
    if (choices) return select(choices, schema, label);
    if (schema.type === 'boolean') return select([[true, 'true'], [false, 'false']], schema, label);
    if (schema.type === 'string') return text(schema, label);
    if (schema.type === 'integer' || schema.type === 'number') return number(schema, label);
    if (depth < DEPTH && schema.type === 'array' && isOne(schema.items)) return this.array(schema, label, depth);
    if (depth < DEPTH && schema.type === 'object' && schema.properties) return this.nested(schema, label, depth);
    return json(schema, label);
  }

  nested(schema, label, depth) {
    const inner = this.object(schema, depth + 1);
    return grouped(label, inner.element, {
      get: () => {
        const value = inner.get();
        return Object.keys(value).length > 0 || label.required ? value : undefined;
      },
      set: inner.set,
      at: (path) => (path.length ? inner.at(path) : undefined),
    });
  }

  array(schema, label, depth) {
    const choices = choicesOf(this.resolve(schema.items));
    return choices ? checkboxes(choices, label) : this.list(schema, label, depth);
  }

  list(schema, label, depth) {
    const items = [];
    const list = h('ol', { className: 'items' });
    const number = () => items.forEach(({ remove }, at) => remove.setAttribute('aria-label', `Remove ${label.code} ${at + 1}`));
    const append = (value) => {
      const field = this.field(schema.items, `${label.code} ${items.length + 1}`, true, depth + 1, true);
      const item = { field, remove: button('Remove', () => {
        items.splice(items.indexOf(item), 1);
        item.row.remove();
        number();
        add.focus();
      }) };
      item.row = h('li', {}, field.element, item.remove);
      if (value !== undefined) field.set(value);
      items.push(item);
      list.append(item.row);
      number();
      return item.row;
    };
    const add = button('Add', () => append().querySelector('input, select, textarea, button').focus(), { 'aria-label': `Add to ${label.code}` });
    return grouped(label, h('div', {}, list, add), {
      get: () => (items.length > 0 || label.required ? items.map(({ field }) => field.get() ?? null) : undefined),
      set: (value) => {
        items.splice(0);
        list.replaceChildren();
        if (Array.isArray(value)) value.forEach(append);
      },
      at: (path) => (path.length ? items[path[0]]?.field.at(path.slice(1)) : undefined),
    });
  }

  /** Follows references within the document, and leaves null out of a choice with one other schema. */
  resolve(schema, depth = 0) {
    if (typeof schema !== 'object' || schema === null || depth > DEPTH) return {};
    if (typeof schema.$ref === 'string' && schema.$ref.startsWith('#')) {
      const target = schema.$ref.slice(1).split('/').slice(1)
        .reduce((at, part) => at?.[decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')], this.root);
      return { ...this.resolve(target, depth + 1), ...schema };
    }
    const others = (schema.anyOf ?? schema.oneOf ?? []).filter((each) => each.type !== 'null');
    if (others.length === 1) return { ...this.resolve(others[0], depth + 1), ...schema };
    const types = [schema.type].flat().filter((type) => type !== 'null');
    return { ...schema, type: types.length === 1 ? types[0] : undefined };
  }
}

const isOne = (items) => typeof items === 'object' && items !== null && !Array.isArray(items);

/** The values of an enumeration with their titles; undefined for what is none. */
function choicesOf(schema) {
  if (schema.enum) return schema.enum.map((value, at) => [value, schema.enumNames?.[at] ?? String(value)]);
  const titled = schema.oneOf ?? schema.anyOf ?? [];
  return titled.length && titled.every((each) => 'const' in each) ? titled.map((each) => [each.const, each.title ?? String(each.const)])
    : 'const' in schema ? [[schema.const, String(schema.const)]] : undefined;
}

/** What the schema demands, in a few words. */
function hint({ type, format, minimum, maximum, exclusiveMinimum, exclusiveMaximum, minLength, maxLength, pattern, minItems, maxItems }) {
  const range = (low, high) => (low === undefined && high === undefined ? '' : `${low ?? ''}…${high ?? ''}`);
  return [format ?? type, range(minimum ?? exclusiveMinimum, maximum ?? exclusiveMaximum), range(minLength, maxLength) && `${range(minLength, maxLength)} characters`,
    range(minItems, maxItems) && `${range(minItems, maxItems)} items`, pattern].filter(Boolean).join(' · ');
}

const shownDefault = (schema) => (schema.default === undefined ? '' : `default: ${JSON.stringify(schema.default)}`);

/** A control with its label, hint, description and room for the server's message. */
function labelled(label, control, { get, set }) {
  const [id, about, error] = [newId('field'), newId('about'), newId('error')];
  Object.assign(control, { id });
  control.setAttribute('aria-describedby', `${about} ${error}`);
  if (label.required) control.setAttribute('aria-required', 'true');
  const message = h('p', { id: error, className: 'error' });
  const self = {
    element: h('div', { className: 'field' }, h('label', { for: id }, ...labelText(label)), control,
      h('p', { id: about, className: 'about' }, label.description ?? ''), message),
    control,
    get,
    set,
    at: () => self,
    refuse(text) {
      message.textContent = text;
      if (text) control.setAttribute('aria-invalid', 'true');
      else control.removeAttribute('aria-invalid');
    },
  };
  control.addEventListener('input', () => self.refuse(''));
  return self;
}

function labelText({ name, code, required, isItem, hint: words }) {
  return [h('span', { className: 'name' }, name), name === code ? null : h('code', {}, code),
    required && !isItem ? h('span', { className: 'required' }, 'required') : null, h('span', { className: 'hint' }, words)];
}

function grouped(label, element, access) {
  return { element: h('fieldset', {}, h('legend', {}, ...labelText(label)),
    label.description ? h('p', { className: 'about' }, label.description) : null, element), ...access };
}

function text(schema, label) {
  const short = schema.short || schema.format || schema.pattern || schema.maxLength <= 100;
  const control = h(short ? 'input' : 'textarea', { placeholder: shownDefault(schema), spellcheck: 'false', autocomplete: 'off',
    ...(short ? { type: TYPES[schema.format] ?? 'text' } : { rows: 1 }) });
  return labelled(label, control, {
    get: () => (control.value === '' ? undefined : control.value),
    set: (value) => { control.value = value ?? ''; },
  });
}

function number(schema, label) {
  const control = h('input', { type: 'text', inputMode: 'decimal', placeholder: shownDefault(schema), autocomplete: 'off' });
  return labelled(label, control, {
    // What is no number goes to the server as it is, which says what it expects.
    get: () => (control.value.trim() === '' ? undefined : numberOf(control.value.trim())),
    set: (value) => { control.value = value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value); },
  });
}

function numberOf(text) {
  try {
    const value = parse(text);
    return Number.isFinite(value) || JSON.isRawJSON?.(value) ? value : text;
  } catch {
    return text;
  }
}

function select(choices, schema, label) {
  const nothing = shownDefault(schema) || (label.required ? 'choose' : 'not given');
  const control = h('select', {}, h('option', { value: '' }, nothing), choices.map(([, title], at) => h('option', { value: at }, title)));
  return labelled(label, control, {
    get: () => (control.value === '' ? undefined : choices[control.value][0]),
    set: (value) => { control.value = choices.findIndex(([each]) => each === value); if (control.selectedIndex < 0) control.value = ''; },
  });
}

function checkboxes(choices, label) {
  const boxes = choices.map(([value, title]) => ({ value, box: h('input', { type: 'checkbox' }), title }));
  return grouped(label, h('div', { className: 'boxes' }, boxes.map(({ box, title }) => h('label', {}, box, title))), {
    get: () => {
      const chosen = boxes.filter(({ box }) => box.checked).map(({ value }) => value);
      return chosen.length > 0 || label.required ? chosen : undefined;
    },
    set: (values) => boxes.forEach(({ box, value }) => { box.checked = Array.isArray(values) && values.includes(value); }),
    at: () => undefined,
  });
}

function json(schema, label) {
  const control = h('textarea', { rows: 2, className: 'code', placeholder: shownDefault(schema) || 'JSON', spellcheck: 'false' });
  const field = labelled({ ...label, hint: label.hint || 'any JSON' }, control, {
    get() {
      if (control.value.trim() === '') return undefined;
      try {
        return parse(control.value);
      } catch (error) {
        field.refuse(`This is not JSON: ${error.message}`);
        control.focus();
        throw new NotJson(`${label.code} is not JSON: ${error.message}`);
      }
    },
    set: (value) => { control.value = value === undefined ? '' : pretty(value); },
  });
  return field;
}

/** A field for JSON alone: the whole arguments as they are sent. */
export const jsonField = (name) => json({}, { name, code: name, required: false, hint: 'JSON object' });
