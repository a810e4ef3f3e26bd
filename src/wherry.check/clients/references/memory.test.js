import { compare } from './compare.js';
import * as memory from './memory.js';

compare(memory);
