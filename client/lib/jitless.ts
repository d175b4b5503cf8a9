/** Before any schema is made: no code from strings, which the page's security policy forbids. */
import { z } from 'zod';

z.config({ jitless: true });
