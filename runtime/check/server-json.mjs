// Checks server.json against the schema of the registry. Arguments: the file, and the schema.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

const [file, schema] = process.argv.slice(2).map((name) => JSON.parse(readFileSync(name, 'utf8')));
if (file.$schema !== schema.$id) throw new Error(`the schema is ${schema.$id}, not ${file.$schema}`);
const ajv = new Ajv({ allErrors: true, strict: false });
addFormats(ajv);
if (!ajv.validate(schema, file)) throw new Error(ajv.errorsText(undefined, { separator: '\n' }));
