// The messages of the page's own client as they flow. The oldest go when there are too many.
import { block, bytes, h, pretty } from './dom.js';

const MOST = 400;

export class Traffic {
  /** @param list the element for the messages */
  constructor(list) {
    this.list = list;
  }

  add(direction, message, { size, millis, to }) {
    const atEnd = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 40;
    const { method, subject } = words(message, to);
    const details = h('details', {}, h('summary', {},
      h('span', { className: 'arrow', 'aria-hidden': 'true' }, direction === 'sent' ? '→' : '←'), h('span', { className: 'unseen' }, direction),
      h('span', { className: 'method' }, method), h('span', { className: 'subject' }, subject),
      h('span', { className: 'measure' }, [millis === undefined ? '' : `${Math.round(millis)} ms`, bytes(size)].filter(Boolean).join(' · '))));
    details.addEventListener('toggle', () => details.append(block(pretty(message))), { once: true });
    this.list.append(h('li', { className: `${direction}${message.error || message.result?.isError ? ' failed' : ''}` }, details));
    while (this.list.childElementCount > MOST) this.list.firstElementChild.remove();
    if (atEnd) this.list.scrollTop = this.list.scrollHeight;
  }

  clear() {
    this.list.replaceChildren();
  }
}

/** What a message is and what it is about. */
function words({ method, params, error, result }, to) {
  if (method) return { method: method.replace(/^notifications\//, ''), subject: params?.name ?? params?.uri ?? params?.message ?? params?.argument?.value ?? params?.data ?? '' };
  const what = error ? `error ${error.code ?? ''}` : result.isError ? 'tool error' : result.resultType === 'input_required' ? 'input required' : 'result';
  return { method: what, subject: error?.message ?? `of ${to.method}` };
}
