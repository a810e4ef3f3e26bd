import { compare } from './compare.js';
import * as thinking from './thinking.js';

compare(thinking);
