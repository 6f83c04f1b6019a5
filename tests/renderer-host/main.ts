/// <reference types="vite/client" />
import { createRoot } from 'react-dom/client';
import { mount } from '../../renderer/mount.tsx';
import { createMemoryHost } from './memory-host.ts';
import { isScene } from './scenes.ts';

const wish = new URLSearchParams(window.location.search);
const scene = wish.get('scene') ?? 'review';
const root = document.getElementById('root');
if (root) {
  mount(
    createRoot(root),
    createMemoryHost({
      scene: isScene(scene) ? scene : 'review',
      size: Number(wish.get('size') ?? 0),
      latency: Number(wish.get('latency') ?? 0),
      desktop: wish.get('host') === 'desktop',
    }),
  );
}
