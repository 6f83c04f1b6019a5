import type { Settings } from '../../shared/host/model.ts';
import type { App } from './app.ts';
import { changeSettings } from './project-actions.ts';
import { infoQuery } from './queries.ts';

const dark = () => window.matchMedia('(prefers-color-scheme: dark)');

/** The theme that a setting means now. */
export function resolveTheme(setting: Settings['theme']): 'light' | 'dark' {
  if (setting !== 'system') return setting;
  return dark().matches ? 'dark' : 'light';
}

/** Keeps the page in the theme that is set, and with the system where that is what is set. */
export function applyTheme(setting: Settings['theme']): () => void {
  const apply = () => {
    document.documentElement.dataset.theme = resolveTheme(setting);
  };
  apply();
  const media = dark();
  media.addEventListener('change', apply);
  return () => media.removeEventListener('change', apply);
}

export function toggleTheme(app: App): void {
  const setting = app.queries.getQueryData(infoQuery(app).queryKey)?.settings.theme ?? 'system';
  void changeSettings(app, { theme: resolveTheme(setting) === 'dark' ? 'light' : 'dark' });
}
