// Makes the same calls, one after another, to a reference server and to ours, and compares what they answer.
//
// Not compared are descriptions, which ours has shorter, and the text beside a structured result. Ours is the JSON of that result on one
// line, as the specification asks; theirs is indented, which takes more of a model's context, and at times a part of the result.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ours, theirs } from './programs.js';

/** Hints without one that says nothing: a tool that only reads is idempotent. */
function hints({ idempotentHint, ...others }) {
  return others.readOnlyHint ? others : { ...others, idempotentHint };
}

/** What a server answers, without what cannot differ in meaning: a structured result, else text, else the contents of a resource. */
function meaning({ result, error }) {
  if (error || result.isError) return { failed: true, text: error?.message ?? result.content[0].text };
  if (result.contents) return { value: JSON.parse(result.contents[0].text), mimeType: result.contents[0].mimeType };
  if (result.structuredContent) return { value: result.structuredContent };
  return { content: result.content };
}

const request = (call) => (call.read ? ['resources/read', { uri: call.read }] : ['tools/call', { name: call.tool, arguments: call.arguments }]);

/**
 * Declares a test for each call, and one for the list of tools.
 *
 * A call is `{ tool, arguments }` or `{ read: uri }`, and a difference `{ name, reason, allows(call, theirs, ours) }`: it says whether
 * it explains this one. A difference that explains nothing fails.
 *
 * @param program  the main file of the reference server, below node_modules
 * @param settings the environment of each server, given a folder for both, which is empty
 * @param args     the arguments of the reference server, given that folder
 * @param prepare  fills the folder
 * @param lacks    tools that ours has not, each with its reason
 */
export function compare({ program, settings, args = () => [], prepare = async () => {}, calls, differences, lacks = {} }) {
  describe(program, { timeout: 120_000 }, () => {
    const servers = {};
    const used = new Set();
    let folder;
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'wherry-compare-'));
      await prepare(folder);
      servers.theirs = theirs(program, args(folder), settings.theirs(folder));
      servers.ours = ours({ MCP_DATA: folder, ...settings.ours(folder) });
      await Promise.all(Object.values(servers).map((server) => server.open()));
    });
    after(async () => {
      await Promise.all(Object.values(servers).map((server) => server.close()));
      await rm(folder, { recursive: true });
    });

    test('has each tool with its arguments and hints', async () => {
      const [theirs, ours] = await Promise.all([servers.theirs, servers.ours].map(async (server) => {
        const { result } = await server.request('tools/list', {});
        return Object.fromEntries(result.tools.map((tool) => [tool.name, tool]));
      }));
      for (const [name, tool] of Object.entries(theirs).filter(([name]) => !(name in lacks))) {
        assert.ok(ours[name], name);
        assert.equal(ours[name].title, tool.title);
        assert.deepEqual(hints(ours[name].annotations), hints(tool.annotations), name);
        assert.deepEqual(ours[name].inputSchema.required ?? [], tool.inputSchema.required ?? [], name);
        for (const argument of Object.keys(tool.inputSchema.properties)) {
          assert.ok(argument in ours[name].inputSchema.properties, `${name} has no argument ${argument}`);
        }
        assert.deepEqual(ours[name].outputSchema?.required, tool.outputSchema?.required, name);
      }
    });

    calls.forEach((call, index) => {
      test(`${index + 1}: ${call.tool ?? call.read} ${JSON.stringify(call.arguments ?? {}).slice(0, 100)}`, async () => {
        const [theirs, ours] = (await Promise.all([servers.theirs, servers.ours].map((server) => server.request(...request(call))))).map(meaning);
        try {
          assert.deepEqual(ours, theirs);
        } catch (unequal) {
          const difference = differences.find((each) => each.allows(call, theirs, ours));
          if (!difference) throw unequal;
          used.add(difference);
        }
      });
    });

    test('has no difference that explains nothing', () => {
      assert.deepEqual(differences.filter((each) => !used.has(each)).map((each) => each.name), []);
    });
  });
}
