import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../shared/', import.meta.url));

/** The folder of shared pages and evaluation data beside the checkout, or null where there is none. */
export const sharedFolder: string | null = existsSync(`${folder}seeds`) ? folder : null;

if (!sharedFolder) console.log('shared data is absent: tests that read it are skipped');
