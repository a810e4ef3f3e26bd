// Checks that a file is CycloneDX 1.6 by the schema in CycloneDX's own library, and that its dependencies name only components that it lists.
import { readFileSync } from 'node:fs';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';

const text = readFileSync(process.argv[2], 'utf8');
const wrong = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text);
if (wrong !== null) {
  console.error(JSON.stringify(wrong, null, 2));
  process.exit(1);
}
const bill = JSON.parse(text);
const listed = new Set([bill.metadata.component, ...bill.components].map((component) => component['bom-ref']));
const missing = bill.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]).filter((ref) => !listed.has(ref));
if (missing.length > 0 || listed.size !== bill.components.length + 1) {
  console.error(`named but not listed: ${missing.join(' ') || 'none'}; ${listed.size} references for ${bill.components.length + 1} components`);
  process.exit(1);
}
console.log(`${bill.components.length} components`);
