/** “about 40 min”, “about 2 h”, “under a minute”; rounded so that it does not jump with each key. */
export function roughDuration(milliseconds: number): string {
  const minutes = milliseconds / 60_000;
  if (minutes < 1) return 'under a minute';
  if (minutes < 10) return `about ${Math.round(minutes)} min`;
  if (minutes < 55) return `about ${Math.round(minutes / 5) * 5} min`;
  const hours = minutes / 60;
  if (hours < 10) return `about ${Math.round(hours * 2) / 2} h`;
  return `about ${Math.round(hours)} h`;
}
