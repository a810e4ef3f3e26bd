// Writes server.json with a package for each bundle of its version in a folder. Arguments: the template, and the folder, which also gets the result.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [template, folder] = process.argv.slice(2);
const server = JSON.parse(readFileSync(template, 'utf8'));
const bundles = readdirSync(folder).filter((name) => name.startsWith(`wherry-${server.version}-`) && name.endsWith('.mcpb')).sort();
server.packages = server.packages.flatMap((entry) => entry.registryType !== 'mcpb' ? [entry] : bundles.map((name) => ({
  ...entry,
  identifier: entry.identifier.replace('@BUNDLE@', name),
  fileSha256: createHash('sha256').update(readFileSync(join(folder, name))).digest('hex'),
})));
writeFileSync(join(folder, 'server.json'), `${JSON.stringify(server, null, 2)}\n`);
