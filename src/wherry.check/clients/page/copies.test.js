// What the page of `./build.sh dev` copies does what the call on the page did.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { open, root } from './dev.js';

const run = promisify(execFile);
const java = (program) => join(process.env.JAVA_HOME, 'bin', program);

let dev;
let page;
before(async () => {
  dev = await open();
  ({ page } = dev);
});
after(() => dev.close());

async function copied(form) {
  await page.value('document.querySelector(".copied")?.remove()');
  await page.click('.copies button', form);
  return page.until('document.querySelector(".copied pre")?.textContent');
}

describe('a call on the page of dev', { timeout: 180_000 }, () => {
  test('is copied as a command for curl', async () => {
    await dev.show('tool', 'place_order');
    await page.type(/^drink/, `it's "hot" \\ é 茶 $HOME`);
    await page.type(/^cups/, '2');
    await dev.call(/price/);
    const { stdout } = await run('bash', ['-c', await copied(/curl/)]);
    assert.equal(JSON.parse(stdout).result.structuredContent.drink, `it's "hot" \\ é 茶 $HOME`);
  });

  test('is copied as a line for a server on stdio', async () => {
    await dev.show('tool', 'convert_time');
    for (const [name, value] of [['source_timezone', 'Europe/Oslo'], ['time', '16:30'], ['target_timezone', 'Asia/Tokyo']]) await page.type(RegExp(`^${name}`), value);
    const line = await copied(/JSON line/);
    assert.ok(!line.includes('\n'));
    const server = spawn(java('java'), [`@${join(root, 'runtime/options')}`, '--module-path', join(dev.copy, 'target/modules'), '--limit-modules',
      'wherry.app,wherry.tools.time', '--module', 'wherry.app/wherry.app.Main'], { env: { PATH: process.env.PATH, LOG_LEVEL: 'off' }, stdio: ['pipe', 'pipe', 'inherit'] });
    server.stdin.end(`${line}\n`);
    const [answer] = await server.stdout.map((data) => JSON.parse(data)).take(1).toArray();
    assert.match(JSON.stringify(answer.result.structuredContent), /Asia\/Tokyo/);
  });

  test('is copied as a test for the test kit, which compiles and passes', async () => {
    const tests = [];
    const copy = async () => tests.push(await copied(/Test/));
    await dev.show('tool', 'place_order');
    await copy();
    await dev.show('tool', 'greet');
    await page.click('article > form .primary');
    await page.find('.question', /Who are you/);
    await page.insert('Ada "the first"\n\\');
    await page.click('.question .primary');
    await page.find('.question', /Are you sure/);
    await page.click('.question button', /Decline/);
    await dev.answer(/Hello/);
    await copy();
    await dev.show('tool', 'think');
    await page.click('article > form .primary');
    await page.type(/^Answer/, 'Paris');
    await page.click('.question .primary');
    await dev.answer(/Paris/);
    await copy();
    await dev.show('tool', 'where');
    await page.click('article > form .primary');
    await page.click('.question .primary');
    await dev.answer(/roots/);
    await copy();
    await dev.show('tool', 'count');
    await page.type(/^steps/, 'none');
    await dev.call(/expected integer/);
    await copy();
    await dev.show('template', 'trial://books/{id}');
    await page.type(/^id/, 'emma');
    await dev.call(/The text of emma/);
    await copy();
    await dev.show('resource', 'trial://shelf');
    await copy();
    await dev.show('prompt', 'summarize');
    await page.type(/^id/, 'emma');
    await dev.call(/Summarize/);
    await copy();
    const names = tests.map((text) => /class (\w+)/.exec(text)[1]);
    assert.deepEqual(names, ['PlaceOrderTest', 'GreetTest', 'ThinkTest', 'WhereTest', 'CountTest', 'BookTest', 'ShelfTest', 'SummarizeTest']);
    assert.equal(tests.filter((text) => text.includes('assertEquals(')).length, 6, 'those with a result expect it again');
    await passes(tests);
  });
});

/** Compiles tests beside the capability, and runs each method. */
async function passes(tests) {
  const folder = join(dev.copy, 'copied');
  await mkdir(folder);
  const calls = [];
  for (const text of tests) {
    const [, name] = /class (\w+)/.exec(text);
    calls.push(`new ${name}().${/void (\w+)/.exec(text)[1]}();`);
    await writeFile(join(folder, `${name}.java`), text);
  }
  await writeFile(join(folder, 'All.java'), `package acme.trial;\n\nclass All {\n    public static void main(String[] args) {\n${calls.join('\n')}\n    }\n}\n`);
  const sources = join(dev.copy, 'modules/acme.trial/main/java/acme/trial');
  const classes = ['json', 'tool', 'protocol', 'server', 'testkit'].map((name) => join(root, `src/wherry.${name}/target/classes`));
  const jackson = (await files(join(root, 'target/modules'), '.jar')).filter((file) => basename(file).startsWith('jackson'));
  const path = [...classes, ...jackson, ...await junit()].join(':');
  const processor = [join(root, 'target/dev-modules/wherry.processor.jar'), ...classes, ...jackson].join(':');
  await run(java('javac'), ['-Xlint:all,-processing', '-Werror', '-d', join(folder, 'classes'), '-cp', path, '-processorpath', processor,
    ...await files(folder, '.java'), ...await files(sources, '.java')]);
  await run(java('java'), ['-cp', `${join(folder, 'classes')}:${path}`, 'acme.trial.All']);
}

const files = async (folder, end) => (await readdir(folder)).filter((name) => name.endsWith(end)).map((name) => join(folder, name));

/** The jars that a test of JUnit needs to compile and to run without its engine. */
async function junit() {
  const [, version] = /<junit.version>(.*?)</.exec(await readFile(join(root, 'pom.xml'), 'utf8'));
  const needed = [`junit-jupiter-api-${version}`, `junit-platform-commons-1.${version.slice(2)}`, 'opentest4j-1.3.0', 'apiguardian-api-1.1.2'].map((name) => `${name}.jar`);
  const repository = join(homedir(), '.m2/repository/org');
  const found = (await readdir(repository, { recursive: true })).filter((file) => needed.includes(basename(file))).map((file) => join(repository, file));
  assert.equal(found.length, needed.length, found.join());
  return found;
}
