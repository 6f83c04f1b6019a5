import { createRoot } from 'react-dom/client';
import { connectHost } from './host/connect.ts';
import { mount } from './mount.tsx';

const root = document.getElementById('root');
if (root) mount(createRoot(root), connectHost());
