import { createBackend } from '../backend/backend.ts';
import { startDesktop } from './start.ts';

startDesktop(createBackend);
