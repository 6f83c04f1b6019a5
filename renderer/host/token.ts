const storageKey = 'stet.token';

/** The token in a location's fragment (`#token=…`), or null. */
export function tokenInFragment(fragment: string): string | null {
  return new URLSearchParams(fragment.replace(/^#/, '')).get('token');
}

/** Takes the token out of the address, so that it is neither shown nor bookmarked, and keeps it for this tab. */
export function claimToken(): string {
  const fresh = tokenInFragment(window.location.hash);
  if (fresh) {
    window.sessionStorage.setItem(storageKey, fresh);
    window.history.replaceState(null, '', window.location.pathname + window.location.search);
  }
  return fresh ?? window.sessionStorage.getItem(storageKey) ?? '';
}
