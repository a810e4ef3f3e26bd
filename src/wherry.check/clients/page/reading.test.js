// The page of `./build.sh dev` for people who use no mouse, a screen reader, or a light or dark screen.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { open } from './dev.js';

const CTRL = 2;
const SHIFT = 8;

let dev;
let page;
before(async () => {
  dev = await open();
  ({ page } = dev);
});
after(() => dev.close());

/** What has the focus, in words. */
const focused = () => page.value(`(({ id, tagName, textContent, labels, type }) => [tagName, id || type, (labels?.[0]?.textContent ?? textContent).slice(0, 30)].join(' '))(document.activeElement)`);

async function tabs(count) {
  for (let i = 0; i < count; i++) await page.press('Tab');
}

/** Presses Tab until what has the focus fits. */
async function tabTo(pattern) {
  const seen = [];
  for (let i = 0; i < 60; i++) {
    await page.press('Tab');
    seen.push(await focused());
    if (pattern.test(seen.at(-1))) return;
  }
  assert.fail(`no ${pattern} among ${seen.join('\n')}`);
}

describe('the page of dev', { timeout: 180_000 }, () => {
  test('is used by keyboard alone', async () => {
    await tabs(1);
    assert.match(await focused(), /^A  ?Skip to the tool/);
    await page.press('Enter');
    assert.match(await focused(), /^MAIN/);
    await page.press('Tab', SHIFT);
    await tabTo(/^INPUT filter/);
    await page.insert('greet');
    await tabTo(/^A .*greet/);
    await page.press('Enter');
    await page.find('h2', /^Greet$/);
    assert.match(await focused(), /^MAIN/);
    await tabTo(/^INPUT radio Form/);
    await tabTo(/^BUTTON submit Call/);
    await page.press('Enter');
    await page.find('.question', /Who are you/);
    await page.insert('Ada');
    await page.press('Enter', CTRL);
    await page.find('.question', /Are you sure/);
    await page.press('ArrowDown');
    await tabTo(/^BUTTON submit Accept/);
    await page.press('Enter');
    assert.match(await dev.answer(/Hello/), /Hello, \{"name":"Ada","size":"large"\}, \{"sure":true\}/);
    await tabTo(/^BUTTON button JSON line/);
    await page.press('Enter');
    await page.find('.copied', /"method":"tools\/call"/);
    await tabTo(/^BUTTON button Close/);
    await page.press(' ');
    await page.until('!document.querySelector(".copied")');
    await tabTo(/^SUMMARY/);
    await page.press('Enter');
    await page.find('details[open] pre', /"inputSchema"/);
  });

  test('lets the keyboard reach each control once, in the order of the page', async () => {
    await dev.show('tool', 'place_order');
    await page.click('button[aria-label="Add to extras"]');
    await page.value('document.activeElement.blur(), document.querySelector(".skip").focus()');
    const all = await page.value(`(() => {
      const radios = new Set();
      window.controls = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter((each) =>
        each.checkVisibility() && each.tabIndex >= 0 && !(each.type === 'radio' && !each.checked));
      return window.controls.length;
    })()`);
    const order = [];
    for (let i = 0; i < all; i++) {
      order.push(await page.value('window.controls.indexOf(document.activeElement)'));
      await page.press('Tab');
    }
    assert.deepEqual(order, [...Array(all).keys()]);
    assert.equal(await page.value('[...document.querySelectorAll("*")].filter((each) => each.tabIndex > 0).length'), 0);
  });

  test('names each control for screen readers', async () => {
    const { nodes } = await page.call('Accessibility.getFullAXTree');
    const controls = nodes.filter(({ ignored, role, properties = [] }) => !ignored && !['RootWebArea', 'main'].includes(role.value)
      && properties.some(({ name, value }) => name === 'focusable' && value.value));
    assert.ok(controls.length > 30, `${controls.length} controls`);
    assert.deepEqual(controls.filter(({ name }) => !name?.value.trim()).map(({ role, backendDOMNodeId }) => `${role.value} ${backendDOMNodeId}`), []);
    const regions = nodes.filter(({ ignored }) => !ignored).map(({ role }) => role?.value);
    for (const region of ['banner', 'navigation', 'main', 'complementary', 'alert', 'status']) assert.ok(regions.includes(region), region);
  });

  for (const scheme of ['light', 'dark']) {
    test(`can be read on a ${scheme} screen`, async () => {
      await page.call('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
      const ground = await page.value('getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number).reduce((sum, each) => sum + each)');
      assert.equal(ground > 384 ? 'light' : 'dark', scheme);
      await dev.show('tool', 'place_order');
      await page.type(/^cups/, '12');
      await dev.call(/Invalid arguments/);
      await assertContrast();
      await dev.show('tool', 'show');
      await dev.call(/Emma/);
      await assertContrast();
      await dev.edit('String say() {', 'String say( {');
      await page.find('#problems', /does not compile/);
      await dev.show('tool', 'greet');
      await page.click('article > form .primary');
      await page.find('.question', /Who are you/);
      await assertContrast();
      await page.click('.actions button', /^Cancel$/);
      await page.click('nav a', /^Lint/);
      await page.find('main td', /any_json/);
      await assertContrast();
      await dev.edit('String say( {', 'String say() {');
      await page.until('document.querySelector("#problems").textContent === ""');
    });
  }

  test('needs no scrolling to the side on a narrow screen', async () => {
    await page.resize(360, 740, { mobile: true });
    for (const tool of ['place_order', 'show', 'greet']) {
      await dev.show('tool', tool);
      assert.ok(await page.value('document.documentElement.scrollWidth <= innerWidth'), tool);
    }
    await page.click('nav a', /^Lint/);
    await page.find('main td', /any_json/);
    assert.ok(await page.value('document.documentElement.scrollWidth <= innerWidth'), 'lint');
    await page.resize(1400, 900);
  });

  test('has no error, and asks no other origin', () => {
    assert.deepEqual(dev.complaints, []);
  });
});

/** Each text has the contrast of WCAG 2.2, level AA, to what is behind it, and each control to its surroundings. */
async function assertContrast() {
  const { poor, texts } = await page.value(`(${measured})()`);
  assert.ok(texts > 40, `${texts} texts`);
  assert.deepEqual(poor, []);
}

/** Runs in the page. */
function measured() {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const color = rgba(getComputedStyle(each).backgroundColor);
      if (color[3] === 255) return color;
    }
    return [255, 255, 255, 255];
  };
  const light = (color) => color.slice(0, 3).map((each) => each / 255).map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4))
    .reduce((sum, each, at) => sum + each * [0.2126, 0.7152, 0.0722][at], 0);
  const contrast = (one, other) => ((a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05))(light(one), light(other));
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let texts = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility() || element.closest('.unseen, option')) continue;
    texts++;
    const ratio = contrast(rgba(getComputedStyle(element).color), behind(element));
    if (ratio < 4.5) poor.push(`${ratio.toFixed(2)} ${element.tagName}.${element.className} ${node.data.trim().slice(0, 30)}`);
  }
  for (const control of document.querySelectorAll('input:not([type=radio], [type=checkbox]), select, textarea')) {
    if (!control.checkVisibility()) continue;
    const style = getComputedStyle(control);
    for (const [color, least] of [[style.borderTopColor, 3], [style.color, 4.5], [getComputedStyle(control, '::placeholder').color, 4.5]]) {
      if (contrast(rgba(color), behind(control)) < least) poor.push(`${control.id} ${color}`);
    }
  }
  return { poor, texts };
}
