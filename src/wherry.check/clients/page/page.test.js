// The page of `./build.sh dev`: a developer tries a capability on it while its sources change.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { open } from './dev.js';

let dev;
let page;
before(async () => {
  dev = await open();
  ({ page } = dev);
});
after(() => dev.close());

const heading = () => page.value('document.querySelector(".answers h3").textContent');

describe('the page of dev', { timeout: 180_000 }, () => {
  test('lists tools, resources, templates and prompts, and filters them', async () => {
    const names = () => page.value('[...document.querySelectorAll("#lists a")].map((each) => each.textContent)');
    const all = await names();
    for (const name of ['place_order', 'convert_time', 'Shelftrial://shelf', 'Booktrial://books/{id}', 'summarize']) assert.ok(all.includes(name), `${name} in ${all}`);
    await page.type(/^Filter/, 'order');
    assert.deepEqual(await names(), ['place_order']);
  });

  test('calls a tool by a form with fields of every kind', async () => {
    await dev.show('tool', 'place_order');
    await page.type(/^drink/, 'Earl "Grey" <b>');
    await page.find('label', /^size/, 'element.control.value = 1');
    await page.type(/^cups/, '3');
    await page.click('button[aria-label="Add to notes"]');
    await page.insert('no sugar');
    await page.click('button[aria-label="Add to extras"]');
    await page.insert('milk');
    await page.type(/^spoons/, '2');
    await dev.call(/price/);
    const [sent] = await arguments_('tools/call');
    assert.deepEqual(sent, { drink: 'Earl "Grey" <b>', size: 'large', cups: 3, notes: ['no sugar'], extras: [{ name: 'milk', spoons: 2 }] });
    assert.match(await page.value('document.querySelector(".part").textContent'), /drink"Earl \\"Grey\\" <b>"size"large"cups3notes\[1\]0"no sugar"extras\[1\]0\{2\}name"milk"spoons2hottrueprice7.5/);
  });

  test("shows the server's message at the field that it is about", async () => {
    await page.type(/^spoons/, '12');
    await dev.call(/expected at most 9, got number 12/);
    assert.equal(await heading().then((text) => text.startsWith('The tool failed')), true);
    assert.deepEqual(await page.value('[document.activeElement.value, document.activeElement.getAttribute("aria-invalid")]'), ['12', 'true']);
    assert.equal(await page.value('document.querySelector("[aria-invalid]").closest(".field").querySelector(".error").textContent'), 'expected at most 9, got number 12');
    await page.click('button[aria-label="Remove extras 1"]');
    await page.type(/^cups/, 'many');
    await dev.call(/\/cups: expected integer, got string "many"/);
  });

  test('takes arguments as JSON, and says where a text is none', async () => {
    await page.click('.modes label', /JSON/);
    assert.equal(await page.value('JSON.parse(document.querySelector(".fields textarea, article textarea").value).cups'), 'many');
    await page.type(/^arguments/, '{"drink": "tea", "cups"');
    await page.click('article > form .primary');
    await page.find('.error', /This is not JSON/);
    await page.type(/^arguments/, '{"drink": "tea", "cups": 1}');
    await dev.call(/price/);
    await page.click('.modes label', /Form/);
    assert.equal(await page.value('[...document.querySelectorAll("label")].find((each) => /^drink/.test(each.textContent)).control.value'), 'tea');
    await dev.show('tool', 'any_json');
    await page.type(/^filter/, '{"deep": [1]}');
    await page.click('.boxes label', /^b/);
    await page.type(/^limit/, '12345678901234567890');
    await dev.call(/"filter":\{"deep":\[1\]\},"tags":\["b"\],"limit":12345678901234567890/);
  });

  test('shows progress and the log of a call, and cancels one', async () => {
    await dev.show('tool', 'count');
    await page.type(/^steps/, '4');
    await page.type(/^millis/, '150');
    await page.click('article > form .primary');
    await page.until('document.querySelector("progress")?.value === 2 && document.querySelector("progress").max === 4');
    assert.match(await page.value('document.querySelector(".progress").textContent'), /2 of 4 · step 2/);
    await dev.answer(/counted to 4/);
    assert.equal(await page.value('document.querySelectorAll(".log li").length'), 4);
    await page.type(/^millis/, '5000');
    await page.click('article > form .primary');
    await page.click('.actions button', /^Cancel$/);
    await dev.answer(/Cancelled/);
    assert.equal(await page.value('document.querySelector(".actions button:not(.primary)").hidden'), true);
  });

  test('asks the user what the server asks, by a form, round after round', async () => {
    await dev.show('tool', 'greet');
    await page.click('article > form .primary');
    await page.find('.question', /Who are you\?/);
    assert.equal(await page.value('document.activeElement.labels[0].textContent.startsWith("name")'), true, 'the first field has the focus');
    await page.insert('Ada');
    await page.click('.question .primary');
    await page.find('.question', /Are you sure\?/);
    await page.find('.question label', /^sure/, 'element.control.value = 0');
    await page.click('.question .primary');
    assert.match(await dev.answer(/Hello/), /Hello, \{"name":"Ada","size":"large"\}, \{"sure":true\}/);
  });

  test('sends the user to a page only when the user opens it', async () => {
    await dev.show('tool', 'visit');
    await page.click('article > form .primary');
    await page.find('.question .url', /https:\/\/example\.com\/consent\?id=7/);
    assert.deepEqual(await page.value('(({ target, rel, href }) => [target, rel, href])(document.querySelector(".question a"))'),
      ['_blank', 'noopener noreferrer', 'https://example.com/consent?id=7']);
    await page.click('.question button', /Decline/);
    await dev.answer(/action DECLINE/);
  });

  test('lets the user answer for a model, and give roots', async () => {
    await dev.show('tool', 'think');
    await page.click('article > form .primary');
    await page.find('.question', /System: Be brief.*What is the capital of France\?/s);
    await page.type(/^Answer/, 'Paris');
    await page.click('.question .primary');
    await dev.answer(/The model said: Paris/);
    await dev.show('tool', 'where');
    await page.click('article > form .primary');
    await page.click('.question button', /Add/);
    await page.insert('file:///srv');
    await page.click('.question .primary');
    await dev.answer(/file:\/\/\/srv/);
  });

  test('shows text as text, pictures, resources and links', async () => {
    await dev.show('tool', 'show');
    await dev.call(/A dot, a <b>text<\/b> and a link:/);
    assert.equal(await page.until('document.querySelector(".answers img")?.naturalWidth'), 1);
    await page.find('.answers', /Emma Woodhouse/);
    assert.equal(await page.value('document.querySelector(".answers a").hash'), `#resource/${encodeURIComponent('trial://books/emma')}`);
    assert.equal(await page.value('document.querySelectorAll(".answers b").length'), 0);
    await page.click('.answers a', /emma/);
    await page.find('h2', /^trial:\/\/books\/emma$/);
    await dev.call(/The text of emma/);
  });

  test('reads resources and templates, and gets prompts, with completion', async () => {
    await dev.show('resource', 'trial://shelf');
    await dev.call(/"books": 3/);
    await dev.show('template', 'trial://books/{id}');
    await page.type(/^id/, 'e');
    await page.until('[...document.querySelectorAll("article datalist option")].map((each) => each.value).join() === "emma,evelina"');
    await page.insert('mma & co');
    await dev.call(/The text of emma & co/);
    await dev.show('prompt', 'summarize');
    await page.type(/^id/, 'm');
    await page.until('document.querySelector("article datalist option")?.value === "middlemarch"');
    await dev.call(/Summarize m in a dry tone\./);
  });

  test('shows what the tools cost and which clients they break', async () => {
    await page.click('nav a', /^Lint breaks clients$/);
    await page.find('main h2', /^Lint$/);
    const rows = await page.value('[...document.querySelectorAll("main tr")].map((each) => [...each.cells].map((cell) => cell.textContent).join(" "))');
    assert.ok(rows.some((row) => /^any_json \d+ \d+ \d+ .*gemini/.test(row)), rows.join('\n'));
    assert.ok(rows.some((row) => /^say \d+ \d+ \d+ $/.test(row)), rows.join('\n'));
    await page.click('main td a', /^any_json$/);
    await page.find('details[open] .findings', /\/inputSchema\/properties\/limit.*gemini: .*Instead: /s);
  });

  test('shows the traffic as it flows', async () => {
    const rows = await page.value('[...document.querySelectorAll("#messages li")].map((each) => [each.className, ...["method", "subject"].map((name) => each.querySelector("." + name).textContent)].join(" "))');
    for (const row of ['sent tools/call greet', 'received input required of tools/call', 'received progress step 2', 'sent completion/complete e', 'received result of prompts/get']) {
      assert.ok(rows.includes(row), `${row} in ${rows.join('\n')}`);
    }
    await page.click('#messages li:last-child summary');
    await page.find('#messages li:last-child pre', /"jsonrpc": "2.0"/);
    await page.click('#clear');
    assert.equal(await page.value('document.querySelectorAll("#messages li").length'), 0);
  });

  test('goes on through a reload, and keeps what was typed', async () => {
    await dev.show('tool', 'count');
    await dev.edit('WORD = "one"', 'WORD = "two"');
    await page.find('#status', /acme\.trial reloaded at/);
    await dev.show('tool', 'say');
    await dev.call(/two/);
    await dev.show('tool', 'count');
    await page.type(/^steps/, '7');
    await dev.edit('@param steps  how many', '@param steps  how far it counts');
    await page.find('article', /how far it counts/);
    assert.match(await page.value('document.activeElement.labels?.[0].textContent'), /^steps/, 'the focus stays');
    assert.equal(await page.value('[...document.querySelectorAll("label")].find((each) => /^steps/.test(each.textContent)).control.value'), '7');
    await dev.edit('String say() {', 'String say( {');
    await page.find('#problems', /acme\.trial is not reloaded.*does not compile.*Trial\.java:\d+: error/s);
    await dev.edit('String say( {', 'String speak() {');
    await page.find('#lists a', /^speak$/);
    await page.until('document.querySelector("#problems").textContent === ""');
  });

  test('goes on when the server was started again', async () => {
    dev.allowsLostConnections = true;
    await dev.show('tool', 'crash');
    await dev.call(/No answer/);
    await page.find('#status', /The server is away/);
    await page.find('#status', /Connected/);
    dev.allowsLostConnections = false;
    await dev.show('tool', 'speak');
    await dev.call(/two/);
  });

  test('has no error, and asks no other origin', () => {
    assert.deepEqual(dev.complaints, []);
  });
});

/** The arguments of the requests of a method, from the traffic. */
async function arguments_(method) {
  return page.value(`(async () => {
    const all = [];
    for (const each of [...document.querySelectorAll('#messages li.sent')].filter((row) => row.querySelector('.method').textContent === ${JSON.stringify(method)})) {
      each.querySelector('details').open = true;
      await new Promise((resolve) => setTimeout(resolve, 50));
      all.push(JSON.parse(each.querySelector('pre').textContent).params.arguments);
    }
    return all;
  })()`);
}
