// Whether the lists of the modules that ship let a model choose a tool and fill in its arguments.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { modernHttp, v2 } from './peers.js';
import { overHttp } from './server.js';
import { tasks } from './tasks.js';

const MOST_BYTES = 24 * 1024;
const linked = execFileSync(join(process.env.WHERRY_RUNTIME, 'bin/java'), ['--list-modules'], { encoding: 'utf8' })
  .split('\n').map((line) => line.split('@')[0]).filter((name) => name.startsWith('wherry.tools.'));

let folder;
const servers = {};
const lists = {};
async function listOf(settings, name) {
  servers[name] = await overHttp({ fixture: false, settings: { MCP_DATA: folder, MCP_FILES_ROOTS: folder, ...settings } });
  const peer = await v2('modern, HTTP', { pin: '2026-07-28' }, '2026-07-28', modernHttp).open(servers[name]);
  lists[name] = await peer.list();
  await peer.close();
}
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tasks-'));
  await listOf({}, 'usual');
  await listOf({ MCP_FILES_WRITE: 'on' }, 'all');
});
after(async () => {
  for (const server of Object.values(servers)) await server.close();
  await rm(folder, { recursive: true });
});

describe('the tools that ship', { timeout: 60_000 }, () => {
  test('are listed in 24 KB', () => {
    const bytes = Buffer.byteLength(JSON.stringify(lists.usual));
    assert.ok(bytes <= MOST_BYTES, `${bytes} bytes`);
  });

  test('begin their descriptions with a sentence that stands alone, and describe each argument', () => {
    for (const { name, description, inputSchema, annotations } of lists.all) {
      assert.match(description, /^[A-Z][^.]{10,}/, name);
      const hints = ['readOnlyHint', 'destructiveHint', 'openWorldHint', ...annotations.readOnlyHint ? [] : ['idempotentHint']];
      for (const hint of hints) assert.equal(typeof annotations[hint], 'boolean', `${name} ${hint}`);
      for (const [argument, schema] of Object.entries(inputSchema.properties ?? {})) assert.ok(schema.description, `${name} ${argument}`);
    }
  });

  test('do 60 plain tasks, and each tool does one', () => {
    assert.equal(Object.values(tasks).flat().length, 60);
    const used = new Set(Object.values(tasks).flat().map(([, tool]) => tool));
    assert.deepEqual(lists.all.map(({ name }) => name).filter((name) => !used.has(name) && name !== 'read_file'), []);
  });

  for (const module of linked) {
    for (const [task, tool, args] of tasks[module] ?? []) {
      test(`${module}: ${task}`, () => {
        const offered = lists.all.find(({ name }) => name === tool);
        assert.ok(offered, `there is no tool ${tool}`);
        const ajv = new Ajv2020({ strict: false });
        addFormats.default(ajv);
        assert.ok(ajv.validate(offered.inputSchema, args), ajv.errorsText());
      });
    }
  }
});
