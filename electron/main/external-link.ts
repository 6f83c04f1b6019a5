/** Longest address that Windows can hand to a browser. */
const longest = 2081;

/** True for a web or mail address that may leave the app; never a file or an application's own scheme. */
export function isOpenableLink(text: string): boolean {
  if (text.length > longest || !URL.canParse(text)) return false;
  const { protocol, host } = new URL(text);
  return (protocol === 'https:' && host !== '') || protocol === 'mailto:';
}
